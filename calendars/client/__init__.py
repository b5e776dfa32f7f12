"""A thin asynchronous CalDAV client (RFC 4791, 6578, 6764): objects are opaque text."""
