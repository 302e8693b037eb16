export { basicSetup, EditorView } from "codemirror";
export { Compartment, EditorState } from "@codemirror/state";
export { keymap, placeholder } from "@codemirror/view";
export { sql, PostgreSQL, SQLDialect } from "@codemirror/lang-sql";
export { syntaxHighlighting } from "@codemirror/language";
export { classHighlighter } from "@lezer/highlight";
export { autocompletion } from "@codemirror/autocomplete";
