complete -W "--check-policy --help --version" chiave
