// The colour comes by script, as everything in the application does.
document.documentElement.classList.add("ready");
