/** Ink, paper and one colour a standing: each at least 4.5 to 1 on its ground, and never the only sign of anything. */
const COLOURS = `
:root{color-scheme:light dark;--paper:#fbfaf6;--card:#fff;--ink:#1e1c19;--soft:#5a554c;--line:#d9d4c8;--mark:#fdeeb5;--link:#1a4f7a;
--documented:#1b5e20;--corroborated:#1b5e20;--reported:#1a5276;--alleged:#875000;--presumed:#6a3d9a;--missing:#a11f1f}
@media (prefers-color-scheme:dark){:root{--paper:#171614;--card:#201e1b;--ink:#ece8df;--soft:#b1aa9d;--line:#3d3a34;--mark:#4c4115;--link:#8fc4ee;
--documented:#8fd19e;--corroborated:#8fd19e;--reported:#8fc4ee;--alleged:#efbb68;--presumed:#cbb0f0;--missing:#f2a097}}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--mark:#eee;--link:#000}}`;

/** What both pages share: type, widths, cards, quotes. */
export const PAGE_STYLE: string = `${COLOURS}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:17px/1.6 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,serif;-webkit-text-size-adjust:100%}
body{max-width:54rem;margin:0 auto;padding:2.5rem 1.25rem 4rem;overflow-wrap:break-word}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.4rem .8rem}
a{color:var(--link)}
a:focus-visible,.wide:focus-visible{outline:2px solid var(--link);outline-offset:2px}
h1{font-size:1.75rem;line-height:1.25;font-weight:600;margin:.3rem 0 1.2rem;text-wrap:balance}
h2{font-size:1.2rem;font-weight:600;margin:2.3rem 0 .6rem;padding-top:.8rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;font-weight:600;margin:0}
p{margin:.55rem 0}
ul,ol{padding-left:1.25rem}li{margin:.4rem 0}
.eyebrow,.facts,.who,.badge,.anchors,.legend,footer,.sources,svg text,dt,nav,.sure{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.eyebrow{font-size:.78rem;letter-spacing:.09em;text-transform:uppercase;color:var(--soft);margin:0}
.badge{display:inline-block;font-size:.8rem;font-weight:600;border:1.5px solid currentColor;border-radius:1rem;padding:.05rem .65rem;white-space:nowrap}
.lead{font-size:1.22rem;line-height:1.5;margin:1rem 0}
.documented{color:var(--documented)}.corroborated{color:var(--corroborated)}.reported{color:var(--reported)}
.alleged{color:var(--alleged)}.presumed{color:var(--presumed)}.missing{color:var(--missing)}.none{color:var(--missing)}
.anchors{font-size:.72rem;white-space:normal;color:var(--soft)}.anchors a{color:var(--soft);margin-left:.3em}
.card{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--line);border-radius:6px;padding:.9rem 1.1rem;margin:.9rem 0;break-inside:avoid}
.card:target,.claim:target{outline:2px solid var(--link)}
.card header{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;justify-content:space-between}
.card.is-documented,.card.is-corroborated{border-left-color:var(--documented)}.card.is-reported{border-left-color:var(--reported)}
.card.is-alleged{border-left-color:var(--alleged)}.card.is-presumed{border-left-color:var(--presumed)}.card.is-missing{border-left-color:var(--missing)}
.facts,.who{font-size:.85rem;color:var(--soft);margin:.2rem 0}
.sure{font-size:.8rem;font-weight:600;color:var(--ink)}
.claims{list-style:none;padding:0;margin:.6rem 0 0}.claim{border-top:1px solid var(--line);padding-top:.6rem;margin-top:.6rem}
blockquote{margin:.3rem 0 0;padding:0 0 0 .9rem;border-left:2px solid var(--line);white-space:pre-line}
mark{background:var(--mark);color:inherit;padding:.05em .1em;border-radius:2px}
figure{margin:1rem 0}.wide{overflow-x:auto}figcaption{font-size:.85rem;color:var(--soft)}
svg{max-width:100%;height:auto;display:block}.picture{margin:0 auto}
.legend{list-style:none;padding:0;margin:.8rem 0 0;font-size:.8rem;color:var(--soft)}.legend li{margin:.15rem 0}.legend svg{display:inline-block;vertical-align:middle}
.sources{font-size:.82rem;list-style:none;padding:0}.sources li{margin:.8rem 0}.hash{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.72rem;color:var(--soft);overflow-wrap:anywhere}
footer{margin-top:3rem;padding-top:.9rem;border-top:1px solid var(--line);font-size:.8rem;color:var(--soft)}
@media (max-width:40rem){html{font-size:16px}.timeline{min-width:38rem}}
@media print{body{max-width:none;padding:0}h2{break-after:avoid}a{text-decoration:none}.skip{display:none}}`;

/** The strokes and letters of picture and timeline. */
export const DRAWING_STYLE: string = `
svg text{fill:var(--ink);font-size:13px}
.node rect{fill:var(--card);stroke:var(--soft);stroke-width:1.2}.node.end rect{stroke:var(--ink);stroke-width:2}.node.unnamed rect{stroke-dasharray:3 3}.node text{font-size:14px;font-weight:600}
.hop{fill:none;stroke:currentColor;stroke-width:2}.hop.documented,.hop.corroborated{stroke-width:4}.hop.alleged{stroke-dasharray:7 5}.hop.presumed{stroke-dasharray:2 5;stroke-linecap:round}.hop.missing{stroke-dasharray:1 9;stroke-linecap:round}
.edge .head{fill:currentColor}.edge .plate{fill:var(--paper)}.edge .standing{fill:currentColor;font-weight:600;font-size:12.5px}.edge .fact{fill:var(--soft);font-size:12px}.edge.beside .hop{stroke-width:1.5}
.tick path{stroke:var(--line)}.tick text{fill:var(--soft);font-size:11.5px}
.row .bar{fill:currentColor}.row text{font-size:12.5px}.row.beside text{fill:var(--soft)}.row.beside .bar{opacity:.75}
.clear{stop-color:currentColor;stop-opacity:0}.solid{stop-color:currentColor;stop-opacity:1}
.limit path{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}.limit text{font-size:12px;font-weight:600}.published{fill:var(--soft)}`;

/** Marks over the text, and the statements under it. */
export const READING_STYLE: string = `
.text{white-space:pre-line;margin:1.4rem 0 .5rem}
mark.source{background:none;font-weight:700;border-bottom:2px solid var(--reported)}mark.cue{background:none;border-bottom:2px dotted var(--alleged);font-style:italic}mark.content{background:var(--mark)}
sup{font-family:system-ui,sans-serif;font-size:.65em;line-height:0}sup a{padding:0 .15em}
.statements{padding-left:2.2rem;border-left:2px solid var(--line);font-size:.9rem}.statements li:target{outline:2px solid var(--link)}
dl{display:grid;grid-template-columns:5rem 1fr;gap:.1rem .6rem;margin:.2rem 0 .8rem}dt{color:var(--soft);font-size:.8rem}dd{margin:0}`;
