complete -c chiave -f
complete -c chiave -n __fish_use_subcommand -a policy
complete -c chiave -n __fish_use_subcommand -a doctor -d 'Examine this computer, and say what mends each problem'
complete -c chiave -n __fish_use_subcommand -a status -d 'Show who is signed in on this computer, and what there is to do'
complete -c chiave -n __fish_use_subcommand -a change -d 'Change the password, in this terminal'
complete -c chiave -n __fish_use_subcommand -a reset -d 'Choose a new password for a forgotten one, in this terminal'
complete -c chiave -n '__fish_seen_subcommand_from policy' -a explain -d 'Show every setting with its source'
complete -c chiave -n '__fish_seen_subcommand_from policy' -a import -d 'Read a profile of another product'
complete -c chiave -n '__fish_seen_subcommand_from import' -F
complete -c chiave -n '__fish_seen_subcommand_from explain doctor status' -l json -d 'Answer as JSON'
complete -c chiave -n '__fish_seen_subcommand_from doctor' -l bundle -r -F -d 'Write a report for the help desk to a new file'
complete -c chiave -l check-policy -d 'Say which settings of this computer do not count, and why'
complete -c chiave -l session-start -d 'Open the window if the setting autostart says so'
complete -c chiave -s h -l help -d 'Show the options'
complete -c chiave -s V -l version -d 'Show the version'
