"""Manners: whom no request may go to, and what a site asks of its visitors."""
