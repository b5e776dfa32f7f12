"""When staff are busy, as their calendars say."""
