/** What the program calls by an option is a field here. */
const FIELDS: { [option: string]: string } = {
    '--births': 'Live births a year',
    '--name': 'Name of the area',
    '--adversity': 'Adversity',
    '--elasticity': 'Elasticity',
    '--parameters': 'Published figures',
    '--draws': 'Uncertainty',
    '--suppress-below': 'Withhold areas with fewer births than',
    '--from': 'From the year',
    '--to': 'To the year',
    '--births-growth': 'By how much a year',
    '--births-trend': 'Births: as their trend goes on',
    '--unreached-to': 'Not reached, in the last year',
    '--adversity-to': 'Adversity, in the last year',
    '--within': 'Only those within',
    '--organisation': 'Organisation',
    '--contact': 'Contact',
    '--date': 'Date',
};

const OPTION = /--[a-z-]+/gu;

export const withFields = (message: string): string =>
    message.replace(OPTION, (option) => (FIELDS[option] ? `“${FIELDS[option]}”` : option));

/** At its field a message needs no name of it. */
export const atField = (message: string, option: string): string =>
    withFields(message.startsWith(`${option}: `) ? message.slice(option.length + 2) : message);
