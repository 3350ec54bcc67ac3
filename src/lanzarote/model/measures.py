"""Measures of the State: facts about a jurisdiction, not about a case."""

from lanzarote.model.vocabulary import Word


class Measure(Word):
    """Something the Opinion asks or invites a State to provide."""

    TRAINING_INVESTIGATION = "training for investigation"
    TRAINING_PROSECUTION = "training for prosecution"
    TRAINING_PROTECTION = "training for protection of victims"
    RESOURCES_INVESTIGATION = "resources for investigation"
    RESOURCES_PROSECUTION = "resources for prosecution"
    RESOURCES_PROTECTION = "resources for protection of victims"
    TRAINING_WILLING_CHILD_PROSECUTORS = "continuing training of prosecutors on willing children"
    TRAINING_WILLING_CHILD_LAW_ENFORCEMENT = "continuing training of law enforcement on willing children"
    TRAINING_WILLING_CHILD_OTHERS = "continuing training of other professionals on willing children"
    CIVIL_SOCIETY_MEANS = "adequate means for civil society"
    CHILDREN_EMPOWERED = "children empowered to enjoy the advantages of ICTs"
    RISKS_TAUGHT = "children taught the risks of the digital world, especially of over-sexualisation"
    ICT_OPPORTUNITIES_IN_CURRICULA = "opportunities of ICTs in all school curricula"
    ICT_RISKS_IN_CURRICULA = "risks of ICTs in all school curricula"
    INFORMATION_FOR_CHILDREN = "information and counselling for children"
    INFORMATION_FOR_PARENTS = "information and counselling for parents"
    INFORMATION_FOR_CARERS = "information and counselling for carers"
    PREVENTION_ON_RELATIONSHIPS = "prevention based on the inappropriate nature of certain relationships"
    PREVENTION_BY_LAW_ENFORCEMENT = "law enforcement encouraged to prevent"
    PRIVATE_POLICING_DISCOURAGED = "private persons, NGOs and media discouraged from policing"
