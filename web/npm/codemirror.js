export { basicSetup, EditorView } from "codemirror";
export { Compartment, EditorState } from "@codemirror/state";
export { keymap, placeholder } from "@codemirror/view";
export { sql, PostgreSQL, SQLDialect } from "@codemirror/lang-sql";
export { autocompletion } from "@codemirror/autocomplete";
