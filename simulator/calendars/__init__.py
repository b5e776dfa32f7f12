"""Staff at their own calendars: the page is a calendar app like any other, over CalDAV alone.

What `simulator.app.build(world, desks=[...])` wants is one `Desk` (desk.py) for each member of
staff: whose calendar it is, its URL, and an `Account` of `calendars.client` that may write there.
With a `Server` the page can stop and start it; for a Radicale of ours:

    process = radicale.process
    server = Server(process.close, process.open, lambda: process.pid is not None)
    url, account = radicale.calendar_url("anna"), radicale.account("anna")
    Desk("Anna", {"sv": "Sjuksköterska", "en": "Nurse"}, url, account, server)

The connections last as long as the app's lifespan: without it (`httpx.ASGITransport` alone) there
are no calendars.
"""
