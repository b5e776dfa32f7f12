"""Another Hembot, to be killed: runs Radicale, and prints the number of its process."""

import asyncio
import sys
from pathlib import Path

from calendars.radicale.child import running_radicale


async def main(folder: Path, port: int) -> None:
    async with running_radicale(folder, port) as radicale:
        print(radicale.process.pid, flush=True)
        await asyncio.sleep(3600)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
