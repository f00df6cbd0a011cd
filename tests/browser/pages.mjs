// The pages that are checked: what the program is asked for, one line each.
const hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script> & Sons";
const plan = ['--from', '2026', '--to', '2031'];
const gateshead = ['--area', 'Gateshead'];
const unknown_area = ['--births', '1834', '--adversity', '+21%', '--name', hostile];
const outreach = ['--scenarios', 'data/examples/outreach.json'];
const services = 'data/examples/services.csv';
const upper_tier = ['--tier', 'upper', '--within', 'England'];

/** [name, arguments, text that must be on the page] */
export const PAGES = [
    ['estimate', ['estimate', ...gateshead], 'Gateshead'],
    ['estimate, draws', ['estimate', ...gateshead, '--draws', '1000'], '95%'],
    ['estimate, authorities', ['estimate', ...upper_tier], 'Gateshead'],
    ['estimate, total by region', ['estimate', ...upper_tier, '--total-by', 'region', '--suppress-below', '3000'], '[c]'],
    ['estimate, hostile name', ['estimate', ...unknown_area], hostile],
    ['explain', ['explain', ...gateshead], 'Gateshead'],
    ['explain, hostile name', ['explain', ...unknown_area], hostile],
    ['sensitivity', ['sensitivity', ...gateshead], 'Gateshead'],
    ['sensitivity, hostile name', ['sensitivity', ...unknown_area], hostile],
    ['plan', ['plan', ...gateshead, ...plan, ...outreach], 'Half reached'],
    ['plan, regions', ['plan', '--tier', 'region', ...plan, '--unreached-to', '50%'], 'North East'],
    ['plan, hostile name', ['plan', ...unknown_area, ...plan, '--unreached-to', '50%'], hostile],
    ['gap', ['gap', services, ...gateshead], 'Gateshead'],
    ['gap, hostile name', ['gap', services, ...unknown_area], hostile],
    ['assess', ['assess', 'data/examples/grid.csv'], 'Workforce development'],
    ['specify', ['specify', '--services', services, ...gateshead], 'To fill in'],
    ['specify, hostile name', ['specify', ...unknown_area], hostile],
    ['groups', ['groups', ...gateshead, '--group', 'domestic_violence=120'], 'Gateshead'],
    ['parameters', ['parameters', 'show', 'pif-2023'], 'pif-2023'],
    ['list of parameter sets', ['parameters', 'list'], 'pif-2023'],
    ['areas', ['areas', 'gates'], 'Gateshead'],
    ['one area', ['areas', '--show', 'Gateshead'], 'Gateshead'],
    ['report', ['report', ...gateshead], 'Gateshead'],
    ['report, all options',
        ['report', ...gateshead, '--draws', '1000', ...plan, ...outreach, '--services', services], 'Half reached'],
    ['report, health board', ['report', '--area', 'Cwm Taf Morgannwg'], 'Cwm Taf Morgannwg'],
    ['report, rural council', ['report', '--area', 'Highland'], 'Highland'],
    ['report, summary', ['report', ...gateshead, '--part', 'summary', '--organisation', hostile], hostile],
    ['report, annex', ['report', ...gateshead, '--part', 'annex'], 'Gateshead'],
    ['report, three areas', ['report', '--area', 'Gateshead', '--area', 'Cornwall', '--area', 'Tower Hamlets'], 'Cornwall'],
    ['report, hidden areas', ['report', '--tier', 'upper', '--within', 'North East', '--suppress-below', '1500'], '[c]'],
    ['report, authorities', ['report', ...upper_tier], 'Gateshead'],
    ['report, hostile name', ['report', ...unknown_area], hostile],
];
