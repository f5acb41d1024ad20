complete -c chiave -f
complete -c chiave -l check-policy -d 'Say which settings of this computer do not count, and why'
complete -c chiave -s h -l help -d 'Show the options'
complete -c chiave -s V -l version -d 'Show the version'
