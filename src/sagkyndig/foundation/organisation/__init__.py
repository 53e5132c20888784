"""The authority that runs the installation, as a record: name, genitive, address, telephone, web, mark.

Nothing in the code knows a real authority; every page, mail and document takes the sender from here.
"""
