"""Who wrote or tapped, what they want, what we say."""
