complete -o default -W "--check-policy --help --version policy explain import doctor status --json" chiave
