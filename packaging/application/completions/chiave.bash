complete -o default -W "--check-policy --session-start --help --version policy explain import doctor status change reset --json --bundle" chiave
