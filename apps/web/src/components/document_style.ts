/** What a page of the program gets in addition where it is shown within ours. */
export const TOOL_STYLE = `
:host { display: block; background: transparent }
.pair > *, .takeable { min-width: 0 }
.shown h2 { font-size: 1.3rem; margin: 2rem 0 .75rem }
.shown h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem }
.tools { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0 1.5rem }
.tools button { font: inherit; font-size: 1rem; min-height: 2.25rem; padding: .25rem .75rem; color: #0b0c0c; background: #f3f2f1;
  border: 1px solid #505a5f; border-radius: 0; cursor: pointer }
.tools button:hover { background: #dbdad9 }
.tools button:focus-visible { outline: 3px solid transparent; background: #fd0; box-shadow: 0 -2px #fd0, 0 4px #0b0c0c }
.tool-of { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media print { .tools { display: none } }
@media (forced-colors: active) { .tools button { border-color: ButtonBorder } }
`;
