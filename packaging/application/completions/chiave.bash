complete -W "--check-policy --help --version policy explain --json import" chiave
