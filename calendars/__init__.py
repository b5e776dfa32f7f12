"""STAFF CALENDARS: visits and wishes in CalDAV."""
