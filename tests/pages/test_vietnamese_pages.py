"""What is article and what is furniture on the pages of Vietnamese newspapers, system by system.

Each case is a column of a page as one of the many systems prints it; around it stands the site.
"""

from unicodedata import normalize

import pytest

from crawler import pages
from crawler.article import Article
from pipelines import clean

TITLE = "Xã biên giới Ia Lưng đổi thay nhờ những vườn cây ăn quả"
LEAD = (
    "Từ vùng đất chỉ quen trồng mì, sau 5 năm, xã biên giới Ia Lưng đã có hơn 400 ha cây ăn quả, "
    "mang lại thu nhập ổn định cho hàng trăm hộ dân."
)
P = (
    "Chúng tôi trở lại Ia Lưng vào những ngày cuối tháng 8, khi các vườn sầu riêng đã vào cuối vụ thu hoạch và thương lái vẫn tấp nập ra vào.",
    "Theo UBND xã, toàn xã hiện có 412 ha cây ăn quả, trong đó 260 ha đã cho thu hoạch, năng suất bình quân 14 tấn/ha, tăng gấp đôi so với năm 2019.",
    "“Nhà tôi có 2 ha, năm nay thu được hơn 20 tấn, trừ chi phí còn lãi khoảng 600 triệu đồng”, anh Rơ Lan Hyên ở làng Krông cho biết.",
    "Ông Siu Thanh, Phó Chủ tịch UBND xã, nói địa phương đang cùng doanh nghiệp xây dựng mã số vùng trồng để xuất khẩu chính ngạch.",
    "Đến năm 2026, xã phấn đấu có thêm 100 ha và thành lập ít nhất 3 hợp tác xã kiểu mới.",
)
CAPTION = "Người dân làng Krông thu hoạch sầu riêng cuối vụ"
OTHER = "Huyện vùng cao mở rộng diện tích cây dược liệu dưới tán rừng"
OTHER_2 = "Nông dân Ia Tring liên kết sản xuất lúa hữu cơ theo chuỗi"
LONG_SIDE = "".join(
    f'<div class="op"><h4><a href="/goc-nhin/chuyen-muc-ban-doc-{n}.html">Góc nhìn cuối tuần số {n}: chuyện làng, chuyện phố</a></h4>'
    f"<p>Ở làng tôi, mỗi độ thu về là mỗi độ người ta lại nhắc chuyện mùa màng cũ, chuyện con đường đất đỏ số {n} đã thành đường nhựa, chuyện lũ trẻ đi học xa về kể với ông bà điều hay lẽ phải ngoài phố huyện.</p></div>"
    for n in range(7)
)


def read(column: str, *, side: str = "", head: str = "") -> Article:
    """Return the article of a page whose main column is `column`."""
    html = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE} | Báo Cao Nguyên</title>{head}</head>
    <body><div id="hd"><div class="day">Thứ Hai, 23/11/2026 09:41</div><ul class="mn"><li><a href="/">Trang chủ</a></li>
    <li><a href="/chinh-tri">Chính trị</a></li><li><a href="/kinh-te">Kinh tế</a></li></ul></div>
    <div class="wr"><div class="cl">{column}</div><div class="cr">{side}<div class="b-t">TIN XEM NHIỀU</div><ul>
    <li><a href="/a/mot-1001.html">{OTHER}</a></li><li><a href="/a/hai-1002.html">{OTHER_2}</a></li></ul></div></div>
    <div id="ft"><p>CƠ QUAN CỦA ĐẢNG BỘ TỈNH</p><p>Giấy phép số 77/GP-BTTTT cấp ngày 03/03/2021. Tổng Biên tập: Lê Thị Hòa</p></div></body></html>"""
    return clean(
        pages.read(
            html.encode(), "https://baocaonguyen.example/kinh-te/xa-bien-gioi-ia-lung-55120.html"
        )
    )


def p(*numbers: int, open: str = "<p>", close: str = "</p>") -> str:
    """Return the paragraphs of these numbers, each in its element."""
    return "\n".join(f"{open}{P[n]}{close}" for n in numbers)


HEAD = f'<h1 class="d-tt">{TITLE}</h1><div class="d-tm">04/09/2024 - 07:30</div>'
SAPO = f'<div class="d-sp">{LEAD}</div>'
RELATED = f'<a href="/kinh-te/duoc-lieu-54001.html">{OTHER}</a>'
RELATED_2 = f'<a href="/kinh-te/lua-huu-co-54002.html">{OTHER_2}</a>'
ALL = [LEAD, *P]
"""The text of a case that loses nothing."""

TEASERS = "".join(
    f'<div class="rel-i"><a href="/kt/bai-so-{n}-77{n}.html"><img src="/t/{n}.jpg"></a><h4><a href="/kt/bai-so-{n}-77{n}.html">Mùa vàng trên những triền đồi số {n} ở huyện vùng cao</a></h4><p>{"Những ngày này, trên khắp các triền đồi, bà con đang khẩn trương thu hoạch, không khí rộn ràng từ sáng sớm đến chiều muộn, tiếng cười nói vang khắp bản làng. " * 2}</p></div>'
    for n in range(6)
)
STORIES = "".join(
    f'<article class="story"><h3 class="story__heading"><a href="/kt/bai-{n}-88{n}.html">Chuyện người giữ rừng ở làng số {n} bên dòng sông lớn</a></h3><div class="story__summary">{"Hơn hai mươi năm qua, ông vẫn lặng lẽ giữ từng gốc cây của làng như giữ chính ngôi nhà của mình. " * 2}</div></article>'
    for n in range(5)
)

MARKS = [f"{1000 + n} | Rơ Lan {n} | {5 + n % 5},25 | {30 + n % 9},50" for n in range(90)]
ROWS = "".join(
    f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split(' | '))}</tr>" for row in MARKS
)
READERS = "".join(
    f"<div class='q3'><b>Bạn đọc {n}</b><p>{'Đường về xã còn nhiều ổ gà, mong các cấp sớm cho sửa để bà con chở trái cây đỡ dập. ' * 3}</p><a href='#'>Trả lời</a></div>"
    for n in range(3)
)

CASES = {
    "sapo in a heading, text in articles' own box": (
        f'{HEAD}<h2 class="abs">{LEAD}</h2><div id="ct" class="txt-c">{p(0, 1, 2, 3, 4)}</div>', ALL),
    "sapo behind the name of the newspaper": (
        f'{HEAD}<p class="tt-dan"><b>(Báo Cao Nguyên) - {LEAD}</b></p><div class="nd-bai">{p(0, 1, 2, 3, 4)}</div>', ALL),
    "sapo in a table cell, text in another": (
        f'<table width="100%"><tr><td class="tdtitle"><h1>{TITLE}</h1></td></tr><tr><td align="right"><i>(04/09/2024 07:30)</i></td></tr>'
        f'<tr><td class="abst" style="font-weight:bold">{LEAD}</td></tr><tr><td class="cont">{p(0, 1, 2, 3, 4)}</td></tr></table>', ALL),
    "one div, lines broken twice": (
        f'{HEAD}<div class="vb"><b>{LEAD}</b><br><br>{"<br /><br />".join(P)}</div>', ALL),
    "fonts in fonts, no paragraph": (
        f'{HEAD}<font face="Arial" size="2"><b>{LEAD}</b></font><div><font face="Arial" size="2">{P[0]}<br>&nbsp;<br>{P[1]}</font></div>'
        f'<div><font size="2">{P[2]}</font></div><div><font size="2">{P[3]}</font></div><div><font size="2">{P[4]}</font></div>', ALL),
    "a div for each paragraph": (
        f'{HEAD}{SAPO}<div class="x-body">{p(0, 1, 2, 3, 4, open="<div>", close="</div>")}</div>', ALL),
    "spans and line feeds in a labelled span": (
        f'{HEAD}<span id="ctl00_cph_lblTrichdan"><b>{LEAD}</b></span><br><span id="ctl00_cph_lblNoidung">{p(0, 1)}{p(2, 3, 4, open="<p class=MsoNormal><span>", close="<o:p></o:p></span></p>")}</span>', ALL),
    "paragraphs in boxes of their own, one after the other": (
        f'{HEAD}<div class="seg"><p>{LEAD}</p></div>' + "".join(f'<div class="seg"><div class="in">{p(n)}</div></div>' for n in range(5)), ALL),
    "intro box above a long box": (
        f'{HEAD}<div class="w1"><div class="in"><p>{LEAD}</p></div></div><div class="w2"><div class="in">{p(0, 1, 2, 3, 4)}</div></div>', ALL),
    "arrows to others in the text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0)}<p>&gt;&gt; {RELATED}</p>{p(1)}<p><strong>&gt;&gt;&gt; Xem thêm: {RELATED_2}</strong></p>{p(2, 3, 4)}</div>', ALL),
    "a list of others in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div class="lq"><p class="lq-t">Tin liên quan</p><ul><li>{RELATED}</li><li>{RELATED_2}</li></ul></div>{p(2, 3, 4)}</div>', ALL),
    "others with pictures in a table in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<table class="rl-tbl" align="left" width="220"><tr><td><b>ĐỌC THÊM</b></td></tr><tr><td><a href="/kinh-te/duoc-lieu-54001.html"><img src="/t/1.jpg"></a></td></tr><tr><td>{RELATED}</td></tr></table>{p(2, 3, 4)}</div>', ALL),
    "a card with teaser in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div class="crd" type="RelatedOneNews"><a href="/kinh-te/duoc-lieu-54001.html" title="{OTHER}"><img src="/t/1.jpg"></a><div class="crd-i"><a href="/kinh-te/duoc-lieu-54001.html" class="crd-t">{OTHER}</a><p class="crd-s">Nhờ điều kiện khí hậu phù hợp, nhiều hộ dân đã chuyển sang trồng sâm dây và đương quy.</p></div></div>{p(2, 3, 4)}</div>', ALL),
    "labels of reading, sharing, sound": (
        f'{HEAD}<div class="bar"><span>Nghe audio</span><span>0:00 / 3:12</span><span>Nam miền Bắc</span><a href="#">Cỡ chữ</a><a href="#">Chia sẻ</a></div>{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}</div><div class="bar2"><a href="#">Chia sẻ</a> <a href="#">Bình luận</a> <a href="#">Gửi bài</a></div>', ALL),
    "pleas to follow and to install under the text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}<p><em>Theo dõi Báo Cao Nguyên trên <a href="https://news.google.com/x">Google News</a></em></p><p>Mời bạn đọc theo dõi Fanpage và kênh Zalo của Báo Cao Nguyên để cập nhật tin tức mới nhất.</p><p><b>Tải app Báo Cao Nguyên tại đây</b></p></div>', ALL),
    "keywords and comments under the text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}</div><div class="tk"><b>Từ khóa:</b> <a href="/tag/sau-rieng">sầu riêng</a>, <a href="/tag/ia-lung">Ia Lưng</a></div><div class="cm"><h3>Bình luận (2)</h3><div class="cm-i"><b>Nguyễn Hữu Phước</b><p>Bài viết rất hay và bổ ích, tôi cũng ở xã bên cạnh nên thấy rõ sự đổi thay từng ngày của bà con trong mấy năm qua, mong báo có thêm nhiều bài như thế này.</p></div></div>', ALL),
    "two sentences and long letters of readers": (
        f'{HEAD}<div class="nd"><p>{P[4]}</p></div><div class="ykbd"><p class="t">Ý kiến bạn đọc</p>' + "".join(f'<div class="yk"><p><b>Bạn đọc {n}</b></p><p>Tôi cho rằng chủ trương này rất đúng, nhưng cần tính đến nước tưới mùa khô, đường vận chuyển và đầu ra, nếu không người dân sẽ lại rơi vào cảnh được mùa mất giá như những lần trước đây, lần thứ {n}.</p></div>' for n in range(5)) + "</div>", [P[4]]),
    "sidebar longer than the article": (f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}</div>', [LEAD, P[0], P[1]]),
    "a card that is an article element, in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div class="ins"><article class="ins-a"><a href="/kinh-te/duoc-lieu-54001.html"><img src="/t/1.jpg"></a><div>{RELATED}<p>Nhờ điều kiện khí hậu phù hợp, nhiều hộ dân đã chuyển sang trồng sâm dây.</p></div></article></div>{p(2, 3, 4)}</div>', ALL),
    "a heading in a link, in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div class="inn"><a href="/kinh-te/duoc-lieu-54001.html"><h3>{OTHER}</h3></a></div>{p(2, 3, 4)}</div>', ALL),
    "sapo in the first of the boxes around the text": (
        f'{HEAD}<div id="cn"><div class="cn-in"><p><b>{LEAD}</b></p>{p(0, 1, 2, 3, 4)}</div></div>', ALL),
    "a note on the newspaper under a short text": (
        f'{HEAD}{SAPO}<div class="detail-content">{p(0, 1, 2)}</div><div class="u-h"><p>Ủng hộ báo qua số tài khoản 0601000000000 - Ngân hàng Miền</p></div>', [LEAD, *P[:3]]),
    "the newspaper's remarks under the text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}<p>*Mời bạn đọc vào chuyên mục <a href="/kinh-te">Kinh tế</a> xem các tin, bài liên quan.</p><p>Bình chọn: 5.0 (3 lượt)</p></div>', ALL),
    "sapo behind a code in an element of its own": (
        f'{HEAD}<div class="post-summary"><span>BKTE</span> {LEAD}</div><div class="nd">{p(0, 1, 2, 3, 4)}</div>', ALL),
    "the part before of a series": (
        f'{HEAD}{SAPO}<div class="nd"><p><i>Kỳ trước: {RELATED}</i></p>{p(0, 1, 2, 3, 4)}</div>', ALL),
    "the latest comments": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}</div><div class="xx"><b>Bình luận mới nhất</b><div>Tùng - <span>3 giờ trước</span><p>Anh cho xin số điện thoại của bà con để học hỏi mô hình với ạ, tôi ở huyện bên cạnh.</p></div></div>', ALL),
    "a poll in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div class="poll"><p>Bạn có muốn đến vùng này không?</p><label><input type="radio"> Có</label></div>{p(2, 3, 4)}</div>', ALL),
    "where it was printed": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}<p><em>Nội dung đầy đủ của bài viết được đăng tải trên Tạp chí Kinh tế số 12-2024 phát hành ngày 18/03/2024.</em></p></div>', ALL),
    "the next article below, with headline and all": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}</div><div class="stream"><h1 class="d-tt"><a href="/xh/hai-anh-em-77001.html">Hai anh em song sinh cùng đỗ thủ khoa</a></h1><div class="d-tm">03/09/2024 - 21:05</div><div class="nd">{"<p>Suốt mười hai năm phổ thông, thầy cô vẫn gọi nhầm tên hai anh em, có lần còn ghi nhầm cả học bạ của người này sang cho người kia.</p>" * 3}</div></div>', ALL),
    "a quotation box is text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<blockquote class="bq"><p>{P[2]}</p></blockquote>{p(3, 4)}</div>', ALL),
    "an information box is text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<table class="hopthongtin" width="40%" align="right"><tr><td><p><b>Điều kiện cấp mã số vùng trồng</b></p><p>{P[2]}</p></td></tr></table>{p(3, 4)}</div>',
        [LEAD, P[0], P[1], "Điều kiện cấp mã số vùng trồng", P[2], P[3], P[4]]),
    "a highlighted box is text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div class="box-highlight" data-type="content"><h4>Điều kiện cấp mã số vùng trồng</h4>{p(2)}</div>{p(3, 4)}</div>',
        [LEAD, P[0], P[1], "Điều kiện cấp mã số vùng trồng", P[2], P[3], P[4]]),
    "an interview": (
        f'{HEAD}{SAPO}<div class="nd"><p><b>PV: Ông có thể cho biết hiệu quả của mô hình này?</b></p><p><b>Ông Siu Thanh:</b> {P[1]}</p><p><b>PV: Còn khó khăn gì không, thưa ông?</b></p><p>{P[3]}</p></div>',
        [LEAD, "PV: Ông có thể cho biết hiệu quả của mô hình này?", f"Ông Siu Thanh: {P[1]}", "PV: Còn khó khăn gì không, thưa ông?", P[3]]),
    "a poem": (
        f'{HEAD}<div class="tho" style="text-align:center"><i>Chiều nghiêng bóng núi sang sông<br>Nghe con nước lớn nước ròng hát ru<br>Vườn ai trái chín trĩu thu<br>Đường quê em bước sương mù tan dần</i></div>',
        ["Chiều nghiêng bóng núi sang sông", "Nghe con nước lớn nước ròng hát ru", "Vườn ai trái chín trĩu thu", "Đường quê em bước sương mù tan dần"]),
    "a table of results": (
        f'{HEAD}{SAPO}<div class="nd">{p(0)}<table border="1"><tr><td>TT</td><td>Xã</td><td>Diện tích (ha)</td></tr><tr><td>1</td><td>Ia Lưng</td><td>412</td></tr><tr><td>2</td><td>Ia Tring</td><td>305</td></tr></table>{p(1)}</div>',
        [LEAD, P[0], "TT | Xã | Diện tích (ha)", "1 | Ia Lưng | 412", "2 | Ia Tring | 305", P[1]]),
    "a ticker": (
        f'{HEAD}{SAPO}<div class="live"><div class="ev"><span class="h">10:15</span><div class="c">{p(0)}</div></div><div class="ev"><span class="h">09:40</span><div class="c">{p(1)}</div></div><div class="ev"><span class="h">09:05</span><div class="c">{p(2)}</div></div></div>',
        [LEAD, "10:15", P[0], "09:40", P[1], "09:05", P[2]]),
    "a list of ten things": (
        f'{HEAD}{SAPO}<div class="nd">{p(0)}<ol>' + "".join(f"<li>Hộ ông Siu Blưng, làng số {n}, 2 ha sầu riêng.</li>" for n in range(1, 11)) + f"</ol>{p(1)}</div>",
        [LEAD, P[0], *(f"Hộ ông Siu Blưng, làng số {n}, 2 ha sầu riêng." for n in range(1, 11)), P[1]]),
    "a source and a copyright line at the end": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}<p style="text-align:right"><em>Nguồn: Báo Cao Nguyên</em></p><p>© Bản quyền thuộc Báo Cao Nguyên</p></div>', ALL),
    "stray ends in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}</p></span></div></p>{p(2, 3, 4)}</div>', ALL),
    "an end of the page in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div><html><body><iframe src="https://ads.example/300x250"></iframe></body></html></div>{p(2, 3, 4)}</div>', ALL),
    "an advertisement in the middle": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div class="adm-mid-1" id="zone_qc_3"><p>Quảng cáo</p><a href="https://shop.example/"><img src="/qc/300.gif"></a></div>{p(2, 3, 4)}</div>', ALL),
    "the byline and the date repeated under the text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}<p style="text-align:right"><b>Ngọc Sang - H’Lan</b></p></div><div class="pt"><span>Cập nhật: 04/09/2024 08:02</span><span>Lượt xem: 1.204</span></div>', ALL),
    "a box to write to the editors": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}</div><div class="gopy"><h4>Gửi ý kiến của bạn</h4><p>Vui lòng gõ tiếng Việt có dấu. Ý kiến của bạn sẽ được biên tập trước khi đăng.</p><form><input name="n"><textarea></textarea><button>Gửi bình luận</button></form></div>', ALL),
    "other stories of the day under the text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}</div><div class="ot"><p><b>Các tin khác:</b></p><p>• {RELATED} <i>(03/09/2024)</i></p><p>• {RELATED_2} <i>(02/09/2024)</i></p></div>', ALL),
    "other stories as bare lines under the text": (
        f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2, 3, 4)}<br><b>TIN ĐÃ ĐƯA</b><br>- {RELATED} (03/09)<br>- {RELATED_2} (02/09)</div>', ALL),
    "WordPress: Jetpack's buttons": (f'<article class="post"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on"><time datetime="2024-09-04T07:30:00+07:00">04/09/2024</time></span></div><div class="entry-content"><p>{LEAD}</p>{p(0,1,2,3,4)}<div class="sharedaddy"><h3 class="sd-title">Chia sẻ:</h3><ul><li>Twitter</li><li>Facebook</li></ul></div><div class="sd-like"><h3>Thích điều này:</h3><span>Thích</span> <span>Đang tải...</span></div><div id="jp-relatedposts"><h3><em>Có liên quan</em></h3></div></div><footer class="entry-footer">Posted in <a rel="category tag" href="/category/kt">Kinh tế</a></footer></article>', ALL),
    "WordPress: a foot of shares and tags": (f'<div class="entry-header"><h1 class="entry-title">{TITLE}</h1></div><div class="entry-content single-page"><p><strong>{LEAD}</strong></p>{p(0,1,2,3,4)}<div class="blog-share text-center"><div class="is-divider medium"></div><div class="social-icons"><a>FB</a></div></div></div><footer class="entry-meta text-center">This entry was posted in <a href="/c">Tin tức</a> and tagged <a href="/t">ia lưng</a>.</footer><nav class="navigation-post"><div class="nav-previous"><a href="/x-1">{OTHER}</a></div></nav>', ALL),
    "WordPress: a table of contents and stars": (f'<h1>{TITLE}</h1><div class="entry-content"><p>{LEAD}</p><div id="ez-toc-container" class="ez-toc-v2"><p class="ez-toc-title">Nội dung bài viết</p><nav><ul><li><a href="#a">Đất mới</a></li><li><a href="#b">Hướng đi</a></li></ul></nav></div><h2 id="a">Đất mới</h2>{p(0,1)}<h2 id="b">Hướng đi</h2>{p(2,3,4)}<div class="kk-star-ratings">5/5 - (1 bình chọn)</div></div>', [LEAD,"Đất mới",P[0],P[1],"Hướng đi",P[2],P[3],P[4]]),
    "a table of contents in a list": (f'<h1>{TITLE}</h1><div class="nd"><p>{LEAD}</p><div class="muc"><p><b>Mục lục</b></p><ul><li><a href="#a">1. Đất mới</a></li><li><a href="#b">2. Hướng đi</a></li></ul></div><h2 id="a">1. Đất mới</h2>{p(0,1)}<h2 id="b">2. Hướng đi</h2>{p(2,3,4)}</div>', [LEAD,"1. Đất mới",P[0],P[1],"2. Hướng đi",P[2],P[3],P[4]]),
    "a word of the editors before the text": (f'{HEAD}<div class="nd"><p><em>Lời tòa soạn: Nhằm ghi lại những đổi thay ở vùng biên, Báo Cao Nguyên khởi đăng loạt bài về các xã biên giới.</em></p>{p(0,1,2,3,4)}</div>', ["Lời tòa soạn: Nhằm ghi lại những đổi thay ở vùng biên, Báo Cao Nguyên khởi đăng loạt bài về các xã biên giới.",*P]),
    "a long form in sections": (f'<section class="lf-cover"><img src="/l/cover.jpg"><h1>{TITLE}</h1></section><section class="lf-sapo"><p>{LEAD}</p></section><section class="lf-sec"><div class="lf-txt">{p(0,1)}</div></section><section class="lf-full"><figure><img src="/l/2.jpg"><figcaption>{CAPTION}</figcaption></figure></section><section class="lf-sec"><div class="lf-txt">{p(2,3,4)}</div></section><section class="lf-credit"><p>Bài: <b>Ngọc Sang</b></p><p>Ảnh: <b>H’Lan</b></p><p>Trình bày: <b>Minh Trí</b></p></section>', ALL),
    "a gallery in the text": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}<div class="slider"><div class="item"><img src="/g/1.jpg"><div class="caption-g">{CAPTION}</div></div><div class="item"><img src="/g/2.jpg"><div class="caption-g">Thương lái chờ cân hàng tại vườn</div></div></div>{p(2,3,4)}</div>', ALL),
    "a clip with its credit in the text": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}<div class="vid"><video src="/v/1.mp4"></video><p class="desc-video">Clip: Ngọc Sang</p></div>{p(2,3,4)}</div>', ALL),
    "a bold link to another in the text": (f'{HEAD}{SAPO}<div class="nd">{p(0)}<p><b><a href="/kinh-te/duoc-lieu-54001.html">{OTHER}</a></b></p>{p(1,2,3,4)}</div>', ALL),
    "a list of others under the sapo": (f'{HEAD}{SAPO}<ul class="top-rel"><li>{RELATED}</li><li>{RELATED_2}</li></ul><div class="nd">{p(0,1,2,3,4)}</div>', ALL),
    "a sapo with others under it": (f'{HEAD}<div class="sum"><strong>{LEAD}</strong><p class="rl">» {RELATED}<br>» {RELATED_2}</p></div><div class="nd">{p(0,1,2,3,4)}</div>', ALL),
    "tables in tables": (f'<table><tr><td><table><tr><td><font size="4"><b>{TITLE}</b></font></td></tr><tr><td><font size=1>(Cập nhật: 04/09/2024)</font></td></tr><tr><td><table align=left><tr><td><img src="/i/1.jpg"></td></tr><tr><td><i>{CAPTION}</i></td></tr></table><b>{LEAD}</b><p>{P[0]}<p>{P[1]}<p>{P[2]}<p>{P[3]}<p>{P[4]}</td></tr><tr><td align=right><b>Ngọc Sang</b></td></tr><tr><td><b>Các tin khác</b><br>{RELATED}<br>{RELATED_2}</td></tr></table></td></tr></table>', ALL),
    "headings of parts in bold": (f'{HEAD}{SAPO}<div class="nd">{p(0)}<p><strong>Đất mới</strong></p>{p(1,2)}<p><strong>Hướng đi nào cho cây ăn quả?</strong></p>{p(3,4)}</div>', [LEAD,P[0],"Đất mới",P[1],P[2],"Hướng đi nào cho cây ăn quả?",P[3],P[4]]),
    "bare text between blocks": (f'{HEAD}{SAPO}<div class="nd">{P[0]}<p></p>{P[1]}<div></div>{P[2]}<br>{P[3]}<p>{P[4]}</p></div>', ALL),
    "a sapo in a cell beside the picture": (f'{HEAD}<table class="h"><tr><td width=200><img src="/i/2.jpg"></td><td>{LEAD}</td></tr></table><div class="nd">{p(0,1,2,3,4)}</div>', ALL),
    "the newspaper's own telephone": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3,4)}<p><i>Đường dây nóng Báo Cao Nguyên: 0912 345 678. Email: bandoc@baocaonguyen.vn</i></p></div>', ALL),
    "rows of tools above and below": (f'{HEAD}<ul class="tool"><li><a href="#">In bài</a></li><li><a href="mailto:x">Gửi email</a></li><li>Lượt xem: 1234</li></ul>{SAPO}<div class="nd">{p(0,1,2,3,4)}</div><ul class="tool"><li><a>Về trang trước</a></li><li><a>Lên đầu trang</a></li></ul>', ALL),
    "a vote on the article": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3,4)}</div><div class="rate"><p>Bạn thấy bài viết này thế nào?</p><span>Rất hay</span><span>Hay</span><span>Bình thường</span></div>', ALL),
    "a box about the writer": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3,4)}</div><div class="tg-box"><img src="/avatar/1.jpg"><b>Ngọc Sang</b><p>Phóng viên phụ trách mảng nông nghiệp, nông thôn của Báo Cao Nguyên từ năm 2015.</p></div>', ALL),
    "dates as first and last line of the text": (f'<h1>{TITLE}</h1><div class="nd"><p class="ngaythang">Thứ Tư, 4/9/2024 7:30</p><p>{LEAD}</p>{p(0,1,2,3,4)}<p class="end-date">Ngày đăng: 04/09/2024</p></div>', ALL),
    "a player that reads the text": (f'{HEAD}<div class="tts"><audio src="/tts/1.mp3"></audio><select><option>Giọng nữ</option></select><span>1x</span></div>{SAPO}<div class="nd">{p(0,1,2,3,4)}</div>', ALL),
    "a link to the dossier": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3,4)}</div><div class="sk"><span>Sự kiện:</span> <a href="/su-kien/nong-thon-moi">Nông thôn mới</a></div>', ALL),
    "blanks before and between paragraphs": (f'{HEAD}{SAPO}<div class="nd">'+''.join(f'<p>&nbsp;&nbsp;&nbsp;&nbsp;{t}</p><p>&nbsp;</p>' for t in P)+'</div>', ALL),
    "the word advertisement by itself": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}<p style="text-align:center">- Quảng cáo -</p><ins class="adsbygoogle"></ins>{p(2,3,4)}</div>', ALL),
    "weather and gold under the text": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3,4)}</div><div class="wt"><h3>Thời tiết</h3><table><tr><td>Pleiku</td><td>24°C</td></tr></table></div><div class="gv"><h3>Giá vàng</h3><table><tr><td>SJC</td><td>81.000</td></tr></table></div>', ALL),
    "a claim of rights under the text": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3,4)}<div class="bq">® Báo Cao Nguyên giữ bản quyền nội dung trên website này.</div></div>', ALL),
    "a linked picture of another article": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2)}<p><a href="/kinh-te/duoc-lieu-54001.html"><img src="/t/3.jpg" alt="{OTHER}"></a></p>{p(3,4)}</div>', ALL),
    "the newspaper's name in a span before the sapo": (f'{HEAD}<div class="nd"><p class="prefix"><span class="site">Baocaonguyen.vn</span> - {LEAD}</p>{p(0,1,2,3,4)}</div>', ALL),
    "comments for those who log in": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3,4)}</div><div class="box-bl"><div class="tit">Bình luận</div><p>Bạn cần đăng nhập để gửi bình luận.</p><div>Tối đa: 1500 ký tự</div><div>Hiện chưa có bình luận nào, hãy là người đầu tiên bình luận</div></div>', ALL),
    "a box of what is read most in the text": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}<div class="hot"><div class="hot-t">Đang được quan tâm</div><a href="/a/1-1.html">{OTHER}</a><a href="/a/2-2.html">{OTHER_2}</a></div>{p(2,3,4)}</div>', ALL),
    "tags as the last paragraph": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3,4)}<p>Tag: <a href="/tag/a">sầu riêng</a> <a href="/tag/b">Ia Lưng</a></p></div>', ALL),
    "a title in a cell": (f'<table><tr><td class="news_title">{TITLE}</td></tr><tr><td class="news_date">04/09/2024 07:30</td></tr><tr><td class="news_init">{LEAD}</td></tr><tr><td class="news_content">{p(0,1,2,3,4)}</td></tr></table>', ALL),
    "a title in a bold paragraph": (f'<div class="ct"><p class="tieude"><b>{TITLE}</b></p><p class="ngay">Ngày 4/9/2024</p><p class="tomtat"><b>{LEAD}</b></p><div class="noidung">{p(0,1,2,3,4)}</div></div>', ALL),
    "teasers longer than the article": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}</div><div class="rel"><h3>Cùng chuyên mục</h3>{TEASERS}</div>', [LEAD,P[0],P[1]]),
    "other articles in elements called so": (f'<article class="main-a">{HEAD}{SAPO}<div class="nd">{p(0,1,2)}</div></article>{STORIES}', [LEAD,P[0],P[1],P[2]]),
    "a section of teasers after that of the article": (f'<main><section class="detail">{HEAD}{SAPO}<div class="nd">{p(0,1,2)}</div></section><section class="more"><h2>Có thể bạn quan tâm</h2>{TEASERS}</section></main>', [LEAD,P[0],P[1],P[2]]),
    "named boxes of one paragraph": (f'{HEAD}{SAPO}'+"".join(f'<div class="block block-text"><div class="block-inner">{p(n)}</div></div>' for n in range(5)), ALL),
    "boxes of text and of figures in turn": (f'{HEAD}{SAPO}'+"".join(f'<div class="blk t-{n}">{p(n)}</div><div class="blk i-{n}"><figure><img src="/b/{n}.jpg"><figcaption>Góc vườn số {n} của làng</figcaption></figure></div>' for n in range(5)), ALL),
    "a clip with a line under it": (f'{HEAD}<div class="player"><iframe src="https://www.youtube.com/embed/abc123"></iframe></div><div class="d">{P[4]}</div><div class="vl"><h3>Video khác</h3>{TEASERS}</div>', [P[4]]),
    "a brief of one sentence": (f'{HEAD}<div class="nd"><p>{P[4]}</p></div>', [P[4]]),
    "a sapo in a heading inside the text": (f'{HEAD}<div class="nd"><h2>{LEAD}</h2>{p(0)}<h3>Hướng đi mới</h3>{p(1,2,3,4)}</div>', [LEAD,P[0],"Hướng đi mới",P[1],P[2],P[3],P[4]]),
    "links in sentences": (f'{HEAD}{SAPO}<div class="nd"><p>Theo <a href="/a/b-1.html">UBND xã Ia Lưng</a>, toàn xã hiện có <a href="/a/c-2.html">412 ha cây ăn quả</a>.</p>{p(0,1,2,3,4)}</div>', [LEAD,"Theo UBND xã Ia Lưng, toàn xã hiện có 412 ha cây ăn quả.",*P]),
    "a sentence that begins with a licence": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}<p>Giấy phép số 12/GP-UBND do UBND tỉnh cấp ngày 4/5/2020 cho phép Công ty Hùng Phát khai thác 5.000 m3 cát mỗi năm tại khu vực này.</p>{p(2,3,4)}</div>', [LEAD,P[0],P[1],"Giấy phép số 12/GP-UBND do UBND tỉnh cấp ngày 4/5/2020 cho phép Công ty Hùng Phát khai thác 5.000 m3 cát mỗi năm tại khu vực này.",P[2],P[3],P[4]]),
    "a sentence with an editor-in-chief in it": (f'{HEAD}{SAPO}<div class="nd">{p(0,1,2,3)}<p>Ông Lê Văn Tâm, Tổng Biên tập Báo Cao Nguyên, đã trao 20 suất học bổng cho học sinh nghèo của xã.</p>{p(4)}</div>', [LEAD,*P[:4],"Ông Lê Văn Tâm, Tổng Biên tập Báo Cao Nguyên, đã trao 20 suất học bổng cho học sinh nghèo của xã.",P[4]]),
    "short paragraphs": (f'{HEAD}{SAPO}<div class="nd">{p(0)}<p>Có điện.</p><p>Có đường.</p><p>Có nước sạch.</p>{p(1,2)}</div>', [LEAD,P[0],"Có điện.","Có đường.","Có nước sạch.",P[1],P[2]]),
    "sentences that begin with words of buttons": (f'{HEAD}{SAPO}<div class="nd">{p(0)}<p>Bình luận về kết quả này, ông Thanh cho rằng đó mới là bước đầu.</p><p>Chia sẻ với chúng tôi, chị H’Nga rưng rưng.</p><p>Trả lời câu hỏi của phóng viên, ông nói sẽ cố gắng.</p>{p(1)}</div>', [LEAD,P[0],"Bình luận về kết quả này, ông Thanh cho rằng đó mới là bước đầu.","Chia sẻ với chúng tôi, chị H’Nga rưng rưng.","Trả lời câu hỏi của phóng viên, ông nói sẽ cố gắng.",P[1]]),
    "a plain caption with its credit": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}<p><img src="/i/9.jpg"></p><p>{CAPTION}. Ảnh: H’Lan</p>{p(2,3,4)}</div>', ALL),
    "a caption above its picture": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}<p style="text-align:center"><em>{CAPTION}</em></p><p style="text-align:center"><img src="/i/9.jpg"></p>{p(2,3,4)}</div>', ALL),
    "one caption for two pictures": (f'{HEAD}{SAPO}<div class="nd">{p(0,1)}<table><tr><td><img src="/i/1.jpg"></td><td><img src="/i/2.jpg"></td></tr><tr><td colspan=2><em>{CAPTION}</em></td></tr></table>{p(2,3,4)}</div>', ALL),
    "a floating box of picture and caption": (f'{HEAD}{SAPO}<div class="nd">{p(0)}<div style="float:right;width:300px"><img src="/i/1.jpg"><div style="font-size:11px;color:#666">{CAPTION}</div></div>{p(1,2,3,4)}</div>', ALL),
    "a caption in small print": (f'{HEAD}{SAPO}<div class="nd">{p(0)}<p><img src="/i/1.jpg"><br><small>{CAPTION}</small></p>{p(1,2,3,4)}</div>', ALL),
    "a caption under the picture above the sapo": (f'{HEAD}<div class="avatar"><img src="/i/0.jpg"><p class="note">{CAPTION}</p></div>{SAPO}<div class="nd">{p(0,1,2,3,4)}</div>', ALL),
    "a credit in the figure": (f'{HEAD}{SAPO}<div class="nd">{p(0)}<figure><img src="/i/1.jpg"><figcaption>{CAPTION}</figcaption><p class="author-photo">Ảnh: H’Lan</p></figure>{p(1,2,3,4)}</div>', ALL),
    "a field named after its summary": (
        f'{HEAD}<div class="field field-type-text-with-summary"><div class="field-items"><div class="field-item even">{p(0, 1, 2, 3, 4)}</div></div></div>', [*P]),
    "counts and minutes of reading under the headline": (
        f'{HEAD}<div class="entry"><div class="m"><span class="meta-views">433</span> <span class="meta-reading-time">2 phút đọc</span></div>{p(0, 1, 2, 3, 4)}</div>', [*P]),
    "the sentence under an old WordPress post": (
        f'<div class="entry">{p(0, 1, 2, 3, 4)}<p class="postmetadata alt"><small>Bài này được đăng vào Thứ Tư, Tháng Chín 4th, 2024 lúc 7:30 sáng trong chuyên mục <a href="/?cat=5">Kinh tế</a>. Bạn có thể theo dõi các phản hồi qua <a href="/?feed=rss2">RSS 2.0</a>.</small></p></div>', [*P]),
    "a warning about reprints": (
        f'{HEAD}<div class="bodytext">{p(0, 1, 2, 3, 4)}</div><p class="copyright"><strong>Chú ý: </strong>Việc đăng lại bài viết trên ở website hoặc các phương tiện truyền thông khác mà không ghi rõ nguồn là vi phạm bản quyền</p>', [*P]),
    "microdata hidden from readers": (
        f'<h1 itemprop="headline">{TITLE}</h1><div class="hidden hide d-none" itemprop="author" itemscope><span itemprop="name">Cao Nguyên</span></div><span class="hidden hide d-none" itemprop="datePublished">2024-09-04T07:30:00+07:00</span><span class="hidden hide d-none" itemprop="mainEntityOfPage">https://baocaonguyen.example/kinh-te/xa-bien-gioi-ia-lung-55120.html</span><div class="nd">{p(0, 1, 2, 3, 4)}</div>', [*P]),
    "an answer that a click unfolds": (
        f'{HEAD}<div class="nd">{p(0, 1)}<div class="accordion"><h3>Trồng ở đâu?</h3><div class="content hidden">{p(2)}</div></div>{p(3, 4)}</div>',
        [P[0], P[1], "Trồng ở đâu?", P[2], P[3], P[4]]),
    "a file to load down": (
        f'{HEAD}<div class="entry">{p(0, 1, 2, 3, 4)}<div class="wp-block-file"><a href="/up/kh.pdf">ke-hoach</a><a href="/up/kh.pdf" class="wp-block-file__button" download>Tải xuống</a></div></div>', [*P]),
    "how often it was read": (
        f'{HEAD}<div class="itemBody">{p(0, 1, 2, 3, 4)}<div class="f"><span>Đọc <b>1543</b> lần</span></div></div>', [*P]),
    "a brief above what its readers wrote at length": (
        f'{HEAD}<div class="x1">{p(4)}</div><div class="k"><h4>3 bình luận</h4><div><b>Lan</b> <i>04/09/2024 09:00</i><p>Rất mừng cho bà con Ia Lưng, mong các xã khác trong huyện cũng sớm có được những vườn cây như vậy để bớt khổ.</p></div><div><b>Hùng</b> <i>04/09/2024 10:15</i><p>Giá sầu riêng lên xuống thất thường lắm, đề nghị huyện lo đầu ra trước rồi hãy vận động dân trồng thêm.</p></div><div><b>Mai</b> <i>04/09/2024 11:40</i><p>Quê ngoại tôi ở đó, hai chục năm trước đường vào còn lội suối, nay đọc bài mà mừng đến rơi nước mắt.</p></div></div>', [P[4]]),
    "a brief above cards in bold with their teasers": (
        f'{HEAD}<div class="nd">{p(0)}</div><div class="k"><div class="t">Mới đăng</div>' + "".join(f'<div class="c"><b><a href="/kinh-te/tin-{n}.html">{one}</a></b><br>{P[n]}</div>' for n, one in enumerate((OTHER, OTHER_2, OTHER + " (tiếp)"), 1)) + "</div>", [P[0]]),
    "a brief above whose paper it is": (
        f'{HEAD}<div class="nd">{p(0)}</div><div class="z"><p>Cơ quan chủ quản: Ủy ban nhân dân huyện. Địa chỉ: 12 Hùng Vương. Giấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 01/02/2010.</p></div>', [P[0]]),
    "a list of other videos": (
        f'{HEAD}<div class="desc">{p(0, 1)}</div><h3 class="box-title">Video khác</h3><div class="row"><div class="c"><a href="/video/1.html"><img src="/t1.jpg"></a><h4><a href="/video/1.html">{OTHER}</a></h4></div><div class="c"><a href="/video/2.html"><img src="/t2.jpg"></a><h4><a href="/video/2.html">{OTHER_2}</a></h4></div></div>', [P[0], P[1]]),
    "a label in two elements over a box amid short paragraphs": (
        f'{HEAD}{SAPO}<div class="tx">{p(0, 1, 2)}<div class="q3"><div class="q4"><h3><span>Bài viết <b>liên quan</b></span></h3><div><h4>{RELATED}</h4><h4>{RELATED_2}</h4></div></div></div><p>{P[4]}</p></div>', [LEAD, P[0], P[1], P[2], P[4]]),
    "labels and what they are of above the text": (
        f'<section><h1>{TITLE}</h1><dl><dt>Ngày đăng</dt><dd>04/09/2024 07:30</dd><dt>Tác giả</dt><dd>Hà Vy</dd></dl>{p(0, 1)}</section>', [P[0], P[1]]),
    "what was paid for": (
        f'{HEAD}{SAPO}<div class="tx">{p(0, 1)}<div class="q2"><span>Tin tài trợ</span><a href="https://qc.example/nha-dat">Căn hộ ven biển chỉ từ 1,2 tỷ đồng</a></div>{p(2, 3, 4)}</div>', ALL),
    "a vote in a short text": (
        f'{HEAD}<div class="q5"><p>Xã có 412 ha cây ăn quả.</p><div class="q6"><p>Bạn thích cây gì?</p><input type="radio" name="q"><input type="radio" name="q"></div><p>Năm sau trồng thêm.</p></div>',
        ["Xã có 412 ha cây ăn quả.", "Năm sau trồng thêm."]),
    "portraits of who wrote between headline and text": (
        f'<div class="z1"><h1>{TITLE}</h1><div class="z2"><div class="z3"><img src="/a/1.jpg"><a href="/tac-gia/thach-rothy-12">Thạch Rothy</a><span>Phóng viên Bạn đọc</span></div><div class="z3"><img src="/a/2.jpg"><a href="/tac-gia/cao-minh-tho-31">Cao Minh Thơ</a></div></div><h2>{LEAD}</h2>{p(0, 1, 2, 3, 4)}</div>', ALL),
    "custom elements for everything": (
        f'<x-page><x-part><h1>{TITLE}</h1><x-meta><span>Kpă Hương</span><span>04/09/2024, 07:30</span><span>3 phút đọc</span></x-meta><x-lead>{LEAD}</x-lead></x-part><x-part><x-text>{p(0, 1, 2, 3, 4)}</x-text></x-part></x-page>', ALL),
    "a custom element in a line": (
        f'{HEAD}<div class="tx"><p>Cây <x-term>mắc ca</x-term> hợp đất.</p>{p(0, 1, 2, 3, 4)}</div>', ["Cây mắc ca hợp đất.", *P]),
    "the title of the next part at the end": (
        f'{HEAD}{SAPO}<div class="tx">{p(0, 1, 2, 3, 4)}<p><b>Bài, ảnh: Y Krăk</b></p><p><i>(Bài 2: Những cột mốc sống)</i></p></div>', ALL),
    "the title of the last part above the names": (
        f'{HEAD}{SAPO}<div class="tx">{p(0, 1, 2, 3, 4)}<p><b><i>Kỳ cuối: Về lại làng xưa</i></b></p><p><b>Bài, ảnh: Y Krăk</b></p></div>', ALL),
    "a vote of the readers amid the text": (
        f'{HEAD}{SAPO}<div class="tx">{p(0, 1)}<div class="q7"><p>Bạn nghĩ nên trồng cây gì ở vùng này?</p><label><input type="radio" name="q">Sầu riêng</label><label><input type="radio" name="q">Cà phê</label><button>Biểu quyết</button></div>{p(2, 3, 4)}</div>', ALL),
    "author and date without a name, above a sapo and a text in one box": (
        f'<h1 class="d-tt">{TITLE}</h1><div class="q8"><span class="q9">Thèn Văn Hương</span><span>Thứ tư, 4/9/2024 | 07:30 GMT+7</span></div><p class="q5">{LEAD}</p><div class="q6">{p(0, 1, 2, 3, 4)}</div>', ALL),
    "a long table among paragraphs": (
        f'{HEAD}{SAPO}<div class="tx"><table>{ROWS}</table>{p(0)}</div>', [LEAD, *MARKS, P[0]]),
    "readers' comments under a count, in boxes without a name": (
        f'{HEAD}<div class="q1">{p(0, 1)}</div><div class="q2"><h3>3 ý kiến</h3>{READERS}</div>', [P[0], P[1]]),
    "the next article, whole": (
        f'<div class="full"><header>{HEAD}</header><p class="d-sp">{LEAD}</p><div class="tx">{p(0, 1)}</div></div>'
        f'<div class="full"><header><h1 class="d-tt">{OTHER}</h1><div class="d-tm">03/09/2024 - 08:00</div></header><p class="d-sp">{OTHER_2}.</p><div class="tx">{p(2, 3, 4)}</div></div>',
        [LEAD, P[0], P[1]]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_body_is_the_article_and_nothing_else(name: str) -> None:
    column, text = CASES[name]
    article = read(column, side=LONG_SIDE if "sidebar" in name else "")
    assert article.text.split("\n\n") == text


PICTURE = '<img src="/images/2024/09/vuon.jpg" alt="">'
CAPTIONED = {
    "a table of two rows": f'<table align="center" class="tbl-img"><tr><td>{PICTURE}</td></tr><tr><td><em>{CAPTION}</em></td></tr></table>',
    "a table of two rows, plain": f'<table width="500"><tbody><tr><td align="center">{PICTURE}</td></tr><tr><td>{CAPTION}.</td></tr></tbody></table>',
    "a cell with picture and words": f'<table align="center"><tr><td><p>{PICTURE}</p><p><em>{CAPTION}</em></p></td></tr></table>',
    "italic and centred under it": f'<p style="text-align:center">{PICTURE}</p><p style="text-align:center"><em>{CAPTION}.</em></p>',
    "italic in the picture's paragraph": f'<p align="center">{PICTURE}<br><em>{CAPTION}</em></p>',
    "italic by style": f'<div style="text-align: center;">{PICTURE}</div><div style="text-align: center;"><span style="font-style: italic; font-size: 10pt">{CAPTION}</span></div>',
    "small blue font": f'<center>{PICTURE}</center><center><font color="#0000ff" size="1">{CAPTION}</font></center>',
    "figure": f'<figure class="exp">{PICTURE}<figcaption><p>{CAPTION}</p></figcaption></figure>',
    "editor's box": f'<div class="VCSortableInPreviewMode" type="Photo"><div>{PICTURE}</div><div class="PhotoCMS_Caption"><p data-placeholder="[nhập chú thích]">{CAPTION}</p></div></div>',
    "a named paragraph": f'<p class="pBody">{PICTURE}</p><p class="pCaption">{CAPTION}</p>',
    "a cell with picture and words, broken": f'<table class="picture"><tr><td class="pic">{PICTURE}<br>{CAPTION}</td></tr></table>',
    "small heading under it": f'<p style="text-align:center">{PICTURE}</p><h6 style="text-align:center">{CAPTION}</h6>',
    "heading in the caption": f'<figure>{PICTURE}<figcaption><h2>{CAPTION}</h2></figcaption></figure>',
    "a note by class": f'<div>{PICTURE}</div><p class="note-img">{CAPTION}</p>',
    "italic at the right": f'<p>{PICTURE}</p><p style="text-align:right"><em>{CAPTION}</em></p>',
    "a named span": f'<div class="hinh">{PICTURE}<span class="ghichu-anh chuthichanh">{CAPTION}</span></div>',
    "a definition list": f'<dl class="anh" style="width:400px"><dt>{PICTURE}</dt><dd>{CAPTION}</dd></dl>',
    "thumb and caption by class of old": f'<div class="thumb-w">{PICTURE}<p class="fig-cap">{CAPTION}</p></div>',
}  # fmt: skip


@pytest.mark.parametrize("credit", ["", ". Ảnh: H’Lan", " - Ảnh: H’Lan", " (Ảnh: H’Lan)"])
@pytest.mark.parametrize("name", CAPTIONED)
def test_a_caption_is_its_pictures_and_not_the_bodys(name: str, credit: str) -> None:
    shown = CAPTIONED[name].replace(CAPTION, CAPTION + credit)
    article = read(f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}{shown}{p(2, 3, 4)}</div>')
    assert article.text.split("\n\n") == ALL
    (image,) = article.images
    assert (image.caption or "").rstrip(".") == CAPTION
    assert image.credit == ("H’Lan" if credit else None)


@pytest.mark.parametrize("last", [P[3:], [line[:90].strip() for line in P[:3]]])
def test_a_text_that_goes_on_as_its_caption_is_set_is_the_body(last: list[str]) -> None:
    centred = "<br><br>".join((CAPTION, *last))
    shown = f'<p align="center">{PICTURE}</p><p align="center">{centred}</p>'
    article = read(f'{HEAD}{SAPO}<div class="nd">{p(0, 1, 2)}{shown}</div>')
    assert article.text.split("\n\n") == [LEAD, *P[:3], *last]
    assert [image.caption for image in article.images] == [CAPTION]


def test_a_page_typed_with_tones_apart_is_read_as_any_other() -> None:
    column = f'{HEAD}{SAPO}<div class="nd">{p(0, 1)}<div><h3>Tin liên quan</h3><p>{RELATED}</p></div></div>'
    article = read(normalize("NFD", column + "<div>Tác giả: Hải Yến</div>"))
    assert article.text.split("\n\n") == [LEAD, P[0], P[1]]
    assert [author.name for author in article.authors] == ["Hải Yến"]


def test_a_photo_story_keeps_its_lines() -> None:
    story = "".join(
        f'<p style="text-align:center"><img src="/images/{n}.jpg"></p><p>{line}</p>'
        for n, line in enumerate(P)
    )
    article = read(f'{HEAD}{SAPO}<div class="nd">{story}</div>')
    assert article.text.split("\n\n") == ALL
    assert len(article.images) == len(P)
