#include "screens/print/paper_style.h"

namespace ranets::shell {

const std::string_view kPaperStyle = R"(
#paper{display:none}
@page{size:A4 portrait;margin:12mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt sans-serif}}
@media print{
body>:not(#paper){display:none!important}
#paper{display:flex;flex-direction:column;min-height:261mm;color:#000;font:10.5pt/15pt Onest,system-ui,sans-serif;--line:#9a9a9a}
#paper *{margin:0;box-sizing:border-box}
#paper header{display:flex;align-items:center;gap:10pt;padding-bottom:9pt;border-bottom:1.5pt solid;margin-bottom:10pt}
#paper img{width:36pt;height:36pt;filter:grayscale(1)}
#paper .grow{flex:1;min-width:0}
#paper .right{text-align:right}
#paper h1{font-size:15pt;line-height:19pt}
#paper h2{display:flex;align-items:baseline;gap:6pt;font-size:10.5pt;line-height:15pt;padding:1.5pt 0 3pt;border-bottom:.75pt solid;break-after:avoid}
#paper .small,#paper footer{font-size:9pt;line-height:12pt}
#paper .large{font-size:15pt;line-height:20pt}
#paper .end{margin-left:auto;font-weight:400}
#paper .days{display:flex;gap:15pt;flex:1}
#paper .days>*{flex:1;min-width:0;display:flex;flex-direction:column}
#paper .day{margin-bottom:9pt;break-inside:avoid}
#paper .lesson{display:flex;align-items:center;gap:6pt;min-height:27pt;border-bottom:.75pt solid var(--line);break-inside:avoid}
#paper .dense .lesson{min-height:24pt}
#paper .when{width:30pt;flex:none}
#paper .when *,#paper .lesson .small{display:block;line-height:10.5pt;font-size:9pt}
#paper .when b{font-size:10.5pt;line-height:13pt}
#paper .subject{display:flex;gap:6pt;line-height:13pt}
#paper .work{display:flex;gap:3pt;font-size:9pt;line-height:12pt}
#paper .work span:last-child{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;min-width:0}
#paper .full .work span:last-child{white-space:pre-line;overflow:visible}
#paper .off{text-decoration:line-through}
#paper .tick{width:9pt;height:9pt;flex:none;margin-top:1pt;border:.75pt solid;border-radius:2pt}
#paper .done::after{content:"";display:block;width:3pt;height:5pt;margin-left:2.2pt;border:solid;border-width:0 1pt 1pt 0;transform:rotate(45deg)}
#paper .mark,#paper .test{border:.75pt solid;border-radius:4.5pt;font-weight:600;text-align:center}
#paper .mark{min-width:18pt;height:18pt;line-height:16.5pt;padding:0 3pt;flex:none}
#paper .test{font-size:9pt;line-height:11pt;padding:0 3pt}
#paper .numbers{display:flex;gap:24pt;padding:6pt 0 9pt}
#paper .numbers *{display:block}
#paper .free{flex:1;min-height:27pt;border-bottom:.75pt solid var(--line)}
#paper .sign{display:flex;align-items:flex-end;gap:6pt;min-height:28pt;flex:1}
#paper .days .sign{flex:none}
#paper .sign::after{content:"";flex:1;border-bottom:.75pt solid}
#paper .signs{display:flex;gap:24pt;margin-top:auto;padding:24pt 0 12pt}
#paper footer{display:flex;gap:12pt;margin-top:auto;padding-top:6pt;border-top:.75pt solid var(--line)}
#paper .signs+footer,#paper .days+footer{margin-top:0}
#paper table{width:100%;border-collapse:collapse}
#paper thead{display:table-header-group}
#paper tr{break-inside:avoid;border-bottom:.75pt solid var(--line)}
#paper thead tr{border-bottom:1.5pt solid}
#paper thead th{font-size:9pt;line-height:11pt;padding:3pt}
#paper th[scope=row],#paper thead th:nth-child(-n+2){text-align:left;padding-left:0}
#paper td{text-align:center;padding:6pt 3pt;height:40pt}
#paper td.marks{text-align:left;padding-left:0}
#paper .given{display:inline-block;width:27pt;text-align:center;vertical-align:top}
#paper .given *{display:block}
#paper .box{display:inline-block;width:24pt;height:24pt;border:.75pt solid;border-radius:6pt;vertical-align:middle}
#paper .note{padding-top:4pt}
})";

}  // namespace ranets::shell
