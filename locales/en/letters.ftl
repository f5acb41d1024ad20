# The printed letters with activation codes, one page for each person.
# $organisation is the company, $name the person.

letters-title = Activation codes of { $organisation }
letter-title = Your activation code
letter-greeting = Hello { $name },
letter-lead = with this code you set the password of your account at { $organisation }, the first one or a new one.
letter-user = User name
letter-code = Activation code
letter-from = Good from
letter-until = Good until
letter-when = { $when } UTC
letter-steps = What to do
letter-step-open = On a computer of { $organisation }, open { -product }.
letter-step-choose = Choose “{ $button }”.
letter-step-enter = Enter the user name and the code as they stand above. Hyphens and capitals of the code do not matter.
letter-step-finish = Add the ways we can verify it’s you, then choose a password. Only you will know it.
letter-step-destroy = The code works once. When you are done, destroy this letter.
letter-secret = Keep this code to yourself
letter-secret-text = Nobody will ever ask you for this code: not the IT department, not the help desk, not by telephone and not by email. Enter it in { -product } and nowhere else.
letter-help = If it does not work
letter-help-text = Look at the dates above first: the code is refused before and after them. Otherwise ask the help desk of { $organisation } for a new code, and do not tell them this one.
