/** The coming years: as births change and outreach improves. */
import { sectionsOf } from '../engine/report';
import { type Asked, planOf, reportPage } from '../engine/requests';
import type { PlanChoice, Session } from '../session/session';
import { AskedPage } from './asked_page';
import { Button, Inset, SelectField, TextField } from './govuk';

const PLAN = sectionsOf('plan');

export interface PlanProps {
    session: Session;
    source: Asked;
    assumptions: Asked;
    change: (part: Partial<Session>) => void;
}

export function Plan({ session, source, assumptions, change }: PlanProps) {
    const { plan } = session;
    const put = (key: keyof PlanChoice) => (value: string) => change({ plan: { ...plan, [key]: value } });
    const asked = planOf(plan);
    const of = { args: [...source.args, ...assumptions.args, ...asked.args], files: [...source.files, ...assumptions.files] };
    return (
        <>
            <h2 class="govuk-heading-m">Plan the coming years</h2>
            <div class="fields">
                <TextField id="plan-from" label="From the year" numeric width={4} value={plan.from} onValue={put('from')} />
                <TextField id="plan-to" label="To the year" numeric width={4} value={plan.to} onValue={put('to')} />
                <SelectField id="plan-births" label="Births" value={plan.births} onValue={put('births')}
                    options={[['', 'The same every year'], ['trend', 'As their trend goes on'], ['growth', 'Growing or falling by']]} />
                {plan.births === 'growth' && <TextField id="plan-growth" label="By how much a year" hint="Such as -1%." width={5}
                    value={plan.growth} onValue={put('growth')} />}
                <TextField id="plan-unreached" label="Not reached, in the last year" hint="Such as 50%: better outreach." width={5}
                    value={plan.unreachedTo} onValue={put('unreachedTo')} />
                <TextField id="plan-adversity" label="Adversity, in the last year" hint="Such as +10% or 1.1." width={5}
                    value={plan.adversityTo} onValue={put('adversityTo')} />
            </div>
            {asked.args.length === 0 ? <>
                <Inset>Say from which year to which.</Inset>
                <Button onClick={() => change({ plan: { ...plan, ...example() } })}>Show me: five years, half of those in need reached</Button>
            </> : <AskedPage slot="plan" pick={PLAN} of={of}
                request={reportPage(of, ['--part', 'annex'])} />}
        </>
    );
}

/** The years that one would plan now. */
function example(): Partial<PlanChoice> {
    const now = new Date().getFullYear();
    return { from: String(now), to: String(now + 5), unreachedTo: '50%' };
}
