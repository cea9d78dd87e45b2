"""Score one text, and list who is quoted in it."""

import reliability

text = """
The Harrow bridge will close on Monday for at least six weeks, Wexbury's transport department said on
Friday. Engineers found cracks in two of its nine pillars during an inspection in May, according to a
report published by the department. "We may have to close it for longer," said Maria Lopez, who leads the
repair work. She told reporters that the cost had risen to $4.2 million from $3.1 million. Ferries will
carry commuters across the river every ten minutes, the port authority said. The mayor, Tom Venn, called
the closure "a nuisance, but a necessary one". Shop owners on the east bank said they expected fewer
customers until the bridge reopens in August.
"""
score = reliability.score(text, source="wexbury.example")

low, high = score.style_interval
print(f"style {score.style:.0f} of 100, 90 % interval {low:.0f} to {high:.0f}")
print(f"sourcing {score.sourcing:.0f}, loaded wording {score.loaded_wording:.0f}")
for speaker in score.profile.speakers:
    print(f"{speaker.name} ({speaker.kind}): {speaker.statements}")
