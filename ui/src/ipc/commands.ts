// The commands of the shell, one on each line. A Rust test reads the names from this file and compares them with the
// registered commands and the permissions, so each call has to stay on one line.
import type {
  About,
  Activity,
  ActivationView,
  AppStatus,
  AttemptView,
  AuthenticatorView,
  CodeSent,
  Evaluation,
  EventId,
  MailOffer,
  Preferences,
  MethodKind,
  Proven,
  Purpose,
  Scope,
  SecurityInfo,
  SignInStep,
  StateView,
  WriteOutcome,
} from "./types";

/** Calls a command; a refusal rejects with `IpcError`. */
export type Invoke = <T>(command: string, args?: Record<string, unknown>) => Promise<T>;

type Kind = { kind: MethodKind; method?: string };
type Secret = { kind: MethodKind; method?: string; secret: string };
type Candidate = { scope: Scope; candidate: string; current?: string };
type Label = { scope: Scope; label: string };
type Address = { scope: Scope; address: string };
type Code = { scope: Scope; id: string; code: string; label?: string };

export const commands = (invoke: Invoke) => ({
  status: (): Promise<AppStatus> => invoke("status"),
  signIn: (request: { user_name: string; password: string }): Promise<SignInStep> => invoke("sign_in", { request }),
  signOut: (request: { everywhere: boolean }): Promise<null> => invoke("sign_out", { request }),
  sessionCode: (request: Kind): Promise<CodeSent> => invoke("session_code", { request }),
  sessionProve: (request: Secret): Promise<Proven> => invoke("session_prove", { request }),
  state: (): Promise<StateView> => invoke("state"),
  sync: (): Promise<StateView> => invoke("sync"),
  activity: (request: { before: EventId }): Promise<Activity> => invoke("activity", { request }),
  evaluatePassword: (request: Candidate): Promise<Evaluation> => invoke("evaluate_password", { request }),
  changePassword: (request: { current: string; new: string }): Promise<WriteOutcome> =>
    invoke("change_password", { request }),
  writeSeen: (): Promise<null> => invoke("write_seen"),
  settle: (): Promise<WriteOutcome | null> => invoke("settle"),
  beginAuthenticator: (request: Label): Promise<AuthenticatorView> => invoke("begin_authenticator", { request }),
  beginMail: (request: Address): Promise<MailOffer> => invoke("begin_mail", { request }),
  confirmMethod: (request: Code): Promise<SecurityInfo> => invoke("confirm_method", { request }),
  removeMethod: (request: { scope: Scope; id: string }): Promise<SecurityInfo> => invoke("remove_method", { request }),
  activate: (request: { user_name: string; pass: string }): Promise<ActivationView> => invoke("activate", { request }),
  setFirstPassword: (request: { new: string }): Promise<WriteOutcome> => invoke("set_first_password", { request }),
  startAttempt: (request: { user_name: string; purpose: Purpose }): Promise<AttemptView> =>
    invoke("start_attempt", { request }),
  attemptView: (): Promise<AttemptView> => invoke("attempt_view"),
  attemptCode: (request: Kind): Promise<AttemptView> => invoke("attempt_code", { request }),
  attemptProve: (request: Secret): Promise<AttemptView> => invoke("attempt_prove", { request }),
  attemptSetPassword: (request: { new: string }): Promise<WriteOutcome> => invoke("attempt_set_password", { request }),
  attemptUnlock: (): Promise<WriteOutcome> => invoke("attempt_unlock"),
  cancel: (): Promise<null> => invoke("cancel"),
  preferences: (): Promise<Preferences> => invoke("preferences"),
  setPreferences: (request: Preferences): Promise<Preferences> => invoke("set_preferences", { request }),
  about: (): Promise<About> => invoke("about"),
  copyForAWhile: (request: { text: string }): Promise<null> => invoke("copy_for_a_while", { request }),
  closeWindow: (): Promise<null> => invoke("close_window"),
});
