# Every password rule by what holds once it is kept, and what is wrong when it is broken.
# $limit is the rule's number. $case is "named" where $found says what was found.

rule-min-length = At least { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}
rule-min-length-broken = It is shorter than { $limit } characters. Add another word.
rule-max-length = At most { $limit } characters
rule-max-length-broken = It is longer than { $limit } characters. Remove some.
rule-control-characters = Only visible characters
rule-control-characters-broken = It contains a character that cannot be seen, perhaps from a paste. Type it by hand.
rule-edge-spaces = No space at the beginning or the end
rule-edge-spaces-broken = It begins or ends with a space, which is easy to miss. Remove it.
rule-kinds = { $limit ->
    [one] At least one kind of character
    [4] Lowercase, uppercase, digits and symbols
   *[other] At least { $limit } of these: lowercase, uppercase, digits, symbols
}
rule-kinds-broken = It has too few kinds of characters. Add an uppercase letter, a digit or a symbol.
rule-name-parts = Does not contain your name or user name
rule-name-parts-broken = { $case ->
    [named] It contains “{ $found }”. Use words that are not about you.
   *[unnamed] It contains a part of your name. Use words that are not about you.
}
rule-banned-words = No common words
rule-banned-words-broken = { $case ->
    [named] It is built on “{ $found }”, which is among the first words that anybody tries. Add words that have nothing to do with it.
    [repetition] It is one word or sign over and over. Add words that have nothing to do with it.
    [sequence] It follows the alphabet, the digits or the keyboard. Choose words that have nothing to do with each other.
   *[unnamed] It is built on words that anybody tries first. Add words that have nothing to do with them.
}
rule-strength = Hard enough to guess
rule-strength-broken = It is easy to guess. One more word, unrelated to the others, helps most.
rule-same-as-current = Not your current password
rule-same-as-current-broken = It is the password you have now. Choose another one.
rule-history = { $limit ->
    [one] Not your last password
   *[other] Not one of your last { $limit } passwords
}
rule-history-broken = You have used it before. Choose a new one.
rule-breach-list = Not in a list of stolen passwords
rule-breach-list-broken = It is in a list of stolen passwords, so attackers try it everywhere. Choose another one.
rule-min-age = Your current password is old enough to be changed
rule-min-age-broken = { $limit ->
    [one] A password can be changed again one hour after the last change.
   *[other] A password can be changed again { $limit } hours after the last change.
}
rule-directory = The rules of your company
rule-directory-broken = Your company refused it without saying by which rule. A longer one with other words usually passes.
