"""The functions of `import reliability`."""
