"""Every mail: template, outbox, sending, retry.

A link that signs somebody in is made as the mail is sent and is never stored.
"""
