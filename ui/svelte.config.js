// Styles leave as files: the content security policy allows no style made at run time.
export default { compilerOptions: { css: "external", runes: true } };
