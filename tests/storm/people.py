"""Who acts: mostly parents, often staff, now and then somebody whom nobody knows."""

import random
from dataclasses import dataclass

from simulator.people import Standing
from simulator.phone import Phone
from simulator.world import World
from tests.storm.clinic import Clinic
from tests.storm.record import Record

WHO = {"parents": 54, "staff": 44, "strangers": 2}


@dataclass
class People:
    """Everybody with a phone. Only a phone whose chat is open can tap and write."""

    world: World
    clinic: Clinic
    record: Record
    chance: random.Random

    def somebody(self) -> Phone | None:
        (group,) = self.chance.choices(list(WHO), list(WHO.values()))
        return self.one_of(getattr(self.clinic, group))

    def one_of(self, phones: list[Phone]) -> Phone | None:
        ready = [phone for phone in phones if phone.standing is Standing.STARTED]
        return self.chance.choice(ready) if ready else None

    def everybody(self) -> list[Phone]:
        return [*self.clinic.parents, *self.clinic.staff, *self.clinic.strangers]

    def is_staff(self, phone: Phone) -> bool:
        return any(phone.id == member.id for member in self.clinic.staff)

    def coordinates(self, phone: Phone) -> bool:
        coordinator = self.clinic.coordinator
        return coordinator is not None and coordinator.chat_id == phone.id

    def newest_update(self) -> int:
        return self.world.updates.next_id - 1


def name(phone: Phone) -> str:
    return phone.person.first_name
