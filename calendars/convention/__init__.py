"""What our events look like in a staff calendar (RFC 5545), and what staff say by changing them."""
