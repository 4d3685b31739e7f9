"""What tests are made of; everything goes through the actions that the product itself uses."""

from factories.units import (
    ON,
    PASSWORD,
    AdministratorFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
    administrator_of,
    officer_of,
)

__all__ = [
    "ON",
    "PASSWORD",
    "AdministratorFactory",
    "OrganisationFactory",
    "PersonFactory",
    "UserFactory",
    "administrator_of",
    "officer_of",
]
