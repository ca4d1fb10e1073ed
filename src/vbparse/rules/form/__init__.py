"""*Hình thức trình bày*: how Word and PDF files are set, component by component (VB501-VB549).

Modules with a leading underscore find the components and measure them; the others hold rules.
"""
