// How a report looks, in light and in dark, on a wide page and on a phone. Colours are those of Okabe and Ito, made darker or lighter until words on them can be read.

export const pageStyle = `
:root{--paper:#fff;--ground:#f4f5f7;--ink:#16191d;--soft:#5a626c;--line:#e2e5e9;--on:#fff;--accent:#0b66a8;
--c0:#0b66a8;--c1:#b45f06;--c2:#00795a;--c3:#a3457f;--c4:#5f6b78;--c5:#b3392f;--c6:#6d5bb0;--p0:#2b4a5e;--p1:#7d97a6;--p2:#c0cdd5}
@media (prefers-color-scheme:dark){:root{--paper:#1a1e23;--ground:#101316;--ink:#e9ecef;--soft:#a3acb6;--line:#2f353c;--on:#0d1013;--accent:#6cb8ea;
--c0:#6cb8ea;--c1:#f0a84b;--c2:#4fcaa0;--c3:#e59bc8;--c4:#a9b4bf;--c5:#f28b7d;--c6:#b3a4ee;--p0:#cfdde6;--p1:#8199a8;--p2:#4a5d69}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:1232px;padding:40px 24px 56px;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1,h2,p,dl,dd{margin:0}
.eyebrow{color:var(--soft);font-size:13px;letter-spacing:.06em;text-transform:uppercase}
h1{margin-top:4px;font-size:34px;font-weight:680;letter-spacing:-.015em;line-height:1.2;overflow-wrap:anywhere}
.totals{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:16px 32px;margin-top:28px;padding:20px 0;border-block:1px solid var(--line)}
.totals dt{color:var(--soft);font-size:14px}
.totals dd{font-size:30px;font-weight:640;letter-spacing:-.01em;line-height:1.2;font-variant-numeric:tabular-nums}
.source{margin-top:14px;color:var(--soft);font-size:14px;overflow-wrap:anywhere}
code{font:0.92em ui-monospace,monospace}
main{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:20px;margin-top:28px}
section{display:flex;flex-direction:column;min-width:0;padding:24px 28px 20px;background:var(--paper);border:1px solid var(--line);border-radius:12px}
.full{grid-column:1/-1}
h2{font-size:19px;font-weight:640;line-height:1.3}
.lead{margin-top:2px;color:var(--soft);font-size:15px;overflow-wrap:anywhere}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:14px 0 0;padding:0;list-style:none;font-size:13px}
.legend li::before{content:'';display:inline-block;width:11px;height:11px;margin-right:7px;border-radius:2px;background:var(--own)}
.c0{--own:var(--c0)}.c1{--own:var(--c1)}.c2{--own:var(--c2)}.c3{--own:var(--c3)}.c4{--own:var(--c4)}.c5{--own:var(--c5)}.c6{--own:var(--c6)}.p0{--own:var(--p0)}.p1{--own:var(--p1)}.p2{--own:var(--p2)}
.picture{margin:16px 0}
.picture svg{display:block;max-width:100%;height:auto}
.narrow{display:none}
details{margin-top:auto;border-top:1px solid var(--line);padding-top:10px}
summary{color:var(--accent);font-size:14px;cursor:pointer}
.about{margin-top:12px;color:var(--soft);font-size:14px}
.table{margin-top:10px;overflow-x:auto;max-height:26em;overflow-y:auto}
table{width:100%;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}
th,td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{color:var(--soft);font-weight:500}
tbody th{font-weight:500;white-space:nowrap}
th,td{overflow-wrap:break-word}
.number{padding-right:0;padding-left:12px;text-align:right;white-space:nowrap}
.number+th:not(.number),.number+td:not(.number){padding-left:24px}
.queries{display:grid;grid-template-columns:auto minmax(0,1fr);gap:2px 12px;margin-top:12px;font-size:12.5px;color:var(--soft)}
.queries code{overflow-wrap:anywhere}
footer{margin-top:32px;color:var(--soft);font-size:13px;overflow-wrap:anywhere}
@media (max-width:1000px){main{grid-template-columns:minmax(0,1fr)}}
@media (max-width:640px){body{padding:24px 14px 40px}h1{font-size:27px}.totals{grid-template-columns:repeat(2,minmax(0,1fr));gap:14px 16px}.totals dd{font-size:22px}section{padding:18px 18px 14px}
.wide{display:none}.narrow{display:block}main{gap:14px}.queries{grid-template-columns:minmax(0,1fr)}.queries dd{margin-bottom:4px}}
@media print{body{background:none}section{break-inside:avoid}}
`;
