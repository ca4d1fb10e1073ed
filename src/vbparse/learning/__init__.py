"""What is learnt and proved: gold, evaluation, annotation, synthetic documents, models.

Above the pipeline and the exporters, below the command line; reading a document needs none of it.
"""
