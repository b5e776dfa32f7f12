"""What a parent may write in English, in need and on an ordinary day."""

import pytest

from content.read_emergencies import Kind, read_emergencies

EMERGENCIES = read_emergencies()

DANGER = """\
my baby is not breathing
she can’t breathe
he cant breathe!!
The baby stopped breathing
He can barely breathe
she is having trouble breathing
he is unconscious
my wife fainted
I can't wake him up
she won't wake up
he is having a seizure
she had convulsions
he is choking on a grape
his lips are blue
she is turning blue
I am bleeding a lot
She won't stop bleeding
he swallowed a battery
my son ate some of my pills
he drank bleach
she fell from the balcony
our kitchen is on fire
should I call 112
call an ambulance
I think she's dying
she has gone completely limp
help!! help!!
it is an emergency
"""

SELF_HARM = """\
I want to kill myself
I want to die
i just wanna die
I wish I was dead
they would be better off without me
I don't want to live anymore
I dont want to live
I do not want to live
I can't go on living like this
I think about suicide
I feel suicidal
I have thoughts of ending my life
I keep cutting myself
I want to hurt myself
no reason to live
I am so tired of life
"""

VIOLENCE = """\
my husband hits me
he hit me yesterday
He beats me and the children
he hits
my partner slaps us
I am afraid of my husband
I'm scared of him
he threatens me
he threatened to take the baby
he is abusive
there is violence at home
he tried to strangle me
he said he will kill me
he raped me
he forces me to stay inside
he locks me in
he won't let me go out
I don't feel safe at home
I am scared to go home
I need a women's shelter
he came at me with a knife
I'm afraid I will hurt my baby
"""

ORDINARY = """\
we can't on Thursday
my child has a fever, can we change the time?
he hits his head when he crawls
she hits her brother sometimes
he hits the table with a spoon
the toddler hits other children at preschool
he hits himself when he is angry
it hit me that we have no time booked
hit me up when you are close
I am dying for a coffee
she is dying to meet you
my phone is dying
the baby kicked me all night
breastfeeding hurts, what can I do
the baby breathes loudly at night
he can't breathe well through his nose, he has a cold
she doesn't wake up at night anymore
I can't wake up before nine, later please
he won't wake up before nine
we don't want to live in this flat
I can't go on Thursday
we live in apartment 112
we take bus 112
she is 112 cm tall
my number is 070-112 23 34
you nearly gave me a heart attack, great news
we all laughed, I was going to die of laughter
I had threatened preterm labour last year
work forced me to change the time
is food poisoning common?
I am drowning in laundry
I cut myself when I cooked
is it going to harm the baby if I eat fish?
he is afraid of the dog
how do we make our home safe for the child?
please help us to change the time
I stroke her back when she sleeps
can we talk about sleep and food?
does he need his shot now?
thank you, see you at 11:12
"""


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [(Kind.DANGER_TO_LIFE, sentence) for sentence in DANGER.splitlines()]
    + [(Kind.SELF_HARM, sentence) for sentence in SELF_HARM.splitlines()]
    + [(Kind.VIOLENCE, sentence) for sentence in VIOLENCE.splitlines()],
)
def test_an_emergency_is_heard(kind: Kind, sentence: str) -> None:
    assert kind in EMERGENCIES.named_in(sentence)


@pytest.mark.parametrize("sentence", ORDINARY.splitlines())
def test_an_ordinary_day_is_not_an_emergency(sentence: str) -> None:
    assert EMERGENCIES.named_in(sentence) == frozenset()
