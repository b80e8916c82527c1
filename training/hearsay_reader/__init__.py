"""Training of the Hearsay reader: one small encoder with many heads.

Commands (see ``python -m hearsay_reader --help``): ``data``, ``train``, ``evaluate``, ``export``.
"""
