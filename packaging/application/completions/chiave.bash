complete -o default -W "--check-policy --help --version policy explain import doctor status change reset --json" chiave
