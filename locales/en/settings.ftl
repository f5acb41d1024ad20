# Settings: the name of each, what it does, and what its value may be. For the manual, the templates for IT and the
# command line; not for the window.

## What a value may be

kind-origin = `https://` address with host, and a port where it is not 443
kind-proxy = `http://` or `https://` address without user name and password
kind-certificate-file = path of a PEM file
kind-text = text
kind-choice = one of: { $choices }
kind-flag = `true` or `false`
kind-whole = whole number from { $least } to { $most }
kind-texts = list of texts

## What a wrong value does

mistake-closes = The way to the service is closed.
mistake-ignored = The value is ignored.

## The levels

level-mandatory = mandatory
level-recommended = mandatory or recommended

## Settings of a computer

computer-title = Settings of a computer
computer-server = Address of the service
computer-server-text = The public name of the company’s Chiave service.
computer-authority = Certificate authority
computer-authority-text = A file with the company’s certificate authority, trusted beside the authorities of the system. A relative path starts at the folder of the settings file.
computer-proxy = Proxy
computer-proxy-text = The proxy that leads to the service. Without this setting the service is reached directly, whatever the environment says.
computer-organisation = Name of the organisation
computer-organisation-text = The company’s name, which the sign-in page shows. Without this setting the name is the one that the service reports, once it answers.
computer-organisation-help = Whom to ask for help
computer-organisation-help-text = Whom people can ask for help, in the company’s words. It is shown wherever a person may need help. `{ "{" }user{ "}" }`, `{ "{" }computer{ "}" }` and `{ "{" }version{ "}" }` stand for the user name, the name of the computer and the version of the application.
computer-language = Language
computer-language-text = The language of the window.
computer-log-level = Log level
computer-log-level-text = How much the application writes to its error output, which most desktops keep in the journal: `error`, `warn`, or `info` with what the application does. It applies from the next start.
computer-theme = Appearance
computer-theme-text = The appearance of the window.

## Templates for Group Policy and for device management

template-product = { -product }
template-description = The settings that the IT department makes for { -product } on the computers of the company.
template-recommended = Recommended settings
template-value = Value: { $expected }
template-default = Without this setting: { $default }
template-mistake = A wrong value: { $consequence }
template-choice = The person may choose another value.
template-since = { -product } { $version } or later
template-example = Example: the settings of { -product }
payload-display-name = Name of the profile
payload-identifier = Identifier of the profile
payload-type = Type of the settings
payload-uuid = Unique number of the profile
payload-version = Version of the profile
