"""Small newspapers in the markup of each known family, served from this machine."""
