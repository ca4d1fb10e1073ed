"""*Đối chiếu với văn bản cấp trên*: whether the draft carries out the directive above it.

``_reach`` says whom an order of the parent is for, ``_orders`` and ``_passages`` read both texts,
``_likeness`` compares an order with a passage, ``_comparison`` puts the two documents side by side
once a draft. The rules ask for the outcome; what is unsure is for a person to decide.
"""
