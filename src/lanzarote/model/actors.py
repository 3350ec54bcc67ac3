"""Who takes part in a case."""

from dataclasses import dataclass

from lanzarote.model.facts import Age
from lanzarote.model.vocabulary import Decoy, Role


@dataclass(frozen=True)
class Actor:
    """A person, an authority, an NGO, a medium or a member of the public.

    `age` is in completed years; for a decoy it is the age pretended.
    """

    name: str
    age: Age = Age(30)
    role: Role = Role.PUBLIC
    decoy: Decoy = Decoy.NONE
