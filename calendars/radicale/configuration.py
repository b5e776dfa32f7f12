"""The files that tell Radicale how to serve us: its own documentation explains each word."""

import re
from collections.abc import Mapping

import bcrypt

from calendars.radicale.folder import Folder, write_whole

BOT = "hembot"
HOST = "127.0.0.1"

# nothing that means something in a path, a pattern or a list of users
USER = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")

# the passwords are drawn by lot: slow hashing would protect nothing and cost 0.26 s each
ROUNDS = 6

CONFIG = """\
[server]
hosts = {host}:{port}
max_connections = 32
delay_on_error = 0.1

[auth]
type = htpasswd
htpasswd_filename = {users}
htpasswd_encryption = bcrypt
htpasswd_cache = True
cache_logins = True
# a refusal sleeps for so many seconds, and holds one of the connections meanwhile
delay = 0.1

[rights]
type = from_file
file = {rights}
# a slip on a phone must not take the whole calendar away
permit_delete_collection = False
permit_overwrite_collection = False

[storage]
filesystem_folder = {collections}
strict_preconditions = True

[hook]
type = none

[web]
type = none

[logging]
level = error
"""

RIGHTS = """\
[bot]
user = {bot}
collection = .*
permissions = RrWwDO

[front door]
user = .+
collection =
permissions = R

[own folder]
user = .+
collection = {{user}}
permissions = RW

[own calendars]
user = .+
collection = {{user}}/[^/]+
permissions = rw

# when colleagues are busy, and no more
[colleagues]
user = .+
collection = [^/]+/[^/]+
permissions = f
"""


class BadUser(ValueError):
    """The name of a user is not one that can stand in a path: small letters, digits, hyphens."""


def write_configuration(folder: Folder, port: int) -> None:
    """What stays the same for as long as Radicale runs."""
    folder.make()
    config = CONFIG.format(
        host=HOST,
        port=port,
        users=folder.users,
        rights=folder.rights,
        collections=folder.collections,
    )
    write_whole(folder.config, config)
    write_whole(folder.rights, RIGHTS.format(bot=BOT))


def write_users(folder: Folder, passwords: Mapping[str, str]) -> None:
    """Who may sign in; a running Radicale sees it at once. Raises BadUser."""
    for user in passwords:
        check_user(user)
    write_whole(folder.users, "".join(f"{u}:{_hashed(p)}\n" for u, p in passwords.items()))


def check_user(user: str) -> None:
    """Raises BadUser."""
    if not USER.fullmatch(user):
        raise BadUser(user)


def _hashed(password: str) -> str:
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(ROUNDS)).decode("ascii")
