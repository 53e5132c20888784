"""Pages that send mails: asking for a new link, inviting staff, and the administrator's outbox."""
