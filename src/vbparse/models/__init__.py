"""Trained models (*mô hình*) as plain arrays, and the small predictors that read them.

``linear`` and ``calibration`` predict, in pure Python; ``shipped`` loads an array file of the
folder ``shipped`` by name and checks that it fits. The arrays are made by ``vbparse train``
(``vbparse.learning.train``); scikit-learn is never imported here.
"""
