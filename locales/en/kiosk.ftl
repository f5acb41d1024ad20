# A computer that people share: the end of a person’s turn.

kiosk-shared-label = Shared computer
kiosk-shared = This computer is shared. When you are finished, nothing of you stays on it.
kiosk-finished = I’m finished
kiosk-finishing = One moment: your password is being written, and what comes of it is awaited.
kiosk-not-finished = Your turn did not end. Press “I’m finished” again; if that does not help, tell your help desk and do not leave the computer like this.
kiosk-idle-title = Are you still here?
kiosk-idle-text = Press any key to go on. Otherwise your turn ends, and nothing of you stays on this computer.
kiosk-idle-left = { $seconds ->
    [one] { $seconds } second left
   *[other] { $seconds } seconds left
}
kiosk-here = I’m still here
kiosk-settings = What you choose here lasts until you are finished.
