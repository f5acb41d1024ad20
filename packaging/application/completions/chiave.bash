complete -W "--check-policy --help --version policy explain --json" chiave
