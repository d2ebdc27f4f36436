"""Strip what a page prints that is not the article: share bars, "Xem thêm", comment forms.

Only a block of its own goes, never a part of a sentence; what markup tells is the reader's work
(`crawler/pages`), here it is the words.
"""

from __future__ import annotations

import re
from collections import Counter

from crawler.article import Block, RawArticle

# All are matched against small letters: without IGNORECASE the alternatives whose first letter is
# another are passed over, which takes a third of the time.
_COUNT = r"\s*+(?:[:：]?\s*+\(?\s*+[\d.,]++\s*+\)?)?\s*+[:：»>|.]*+\s*+"

# A whole block of these words, with a count or a colon behind them at most.
_WHOLE = re.compile(
    rf"""(?:
      bình\s+luận(?:\s+(?:bài\s+viết|của\s+bạn|facebook))?|ý\s+kiến(?:\s+(?:bạn\s+đọc|của\s+bạn|bình\s+luận))?|gửi\s+bình\s+luận
    | (?:(?:các|những)\s+)?(?:tin|bài|tin\s+bài|bài\s+viết|video|clip|ảnh|chương\s+trình)\s+(?:tiếp\s+theo|trước\s+đó|cùng\s+(?:chuyên\s+mục|chủ\s+đề)|liên\s+quan|khác|mới(?:\s+(?:nhất|hơn))?|cũ\s+hơn|đã\s+đưa|nổi\s+bật|đọc\s+nhiều|xem\s+nhiều)
    | (?:tin|bài)\s+(?:đọc|xem)\s+nhiều(?:\s+nhất)?|đọc\s+nhiều(?:\s+nhất)?|xem\s+nhiều(?:\s+nhất)?|mới\s+nhất|có\s+thể\s+bạn\s+quan\s+tâm
    | cùng\s+(?:chuyên\s+mục|chủ\s+đề|tác\s+giả)|liên\s+quan
    | đọc\s+thêm|xem\s+thêm|đọc\s+tiếp|xem\s+tiếp|xem\s+toàn\s+bộ|chi\s+tiết
    | gửi\s+(?:mail|email|e-mail)(?:\s+(?:tòa|toà)\s+soạn|\s+cho\s+bạn\s+bè)?|gửi\s+bài\s+viết|gửi\s+(?:phản\s+hồi|ý\s+kiến|góp\s+ý|bài)(?:\s+của\s+bạn)?|email|e-mail
    | từ\s+khóa|từ\s+khoá|tags?|thẻ|nhãn
    | chia\s+sẻ(?:\s+(?:bài\s+viết|bài\s+này|tin\s+này|lên\s+facebook|facebook|qua\s+email|ngay|này))*|share(?:\s+(?:this|on\s+facebook))?(?:\s*:)?|(?:[\d.,]+k?\s*)?shares|[\d.,]+k?\s*(?:likes?|views?|lượt\s+thích)|facebook\s+comments|commenti\s+facebook|comentarios\s+de\s+facebook|teilen|by|von|par|por|bởi|door|compartir|partager|condividi|compartilhar|facebook|twitter|zalo|tweet|linkedin|pinterest|telegram|copy\s+link|sao\s+chép(?:\s+(?:liên\s+kết|link|thành\s+công))?|đã\s+sao\s+chép|lưu\s+bài\s+viết|thích|like
    | theo\s+dõi(?:\s.{{0,60}})?\strên(?:\s+google)?
    | tải\s+(?:ứng\s+dụng|app)(?:\s+\S+){{0,8}}\s+(?:tại\s+đây|miễn\s+phí)|tải\s+ứng\s+dụng(?:\s+(?:báo|đọc|tin|app|di\s+động|mobile|trên|cho|của|\S+\.vn|\S+tv)\b[^.,;!?]{{0,40}})?|đọc\s+báo\s+(?:in|giấy)|(?:số\s+)?lượt\s+(?:truy\s+cập|xem|đọc)|đã\s+xem
    | (?:tập\s+tin|tệp(?:\s+tin)?|file|tài\s+liệu|văn\s+bản)\s+đính\s+kèm|\(?\s*hết\s*\)?|[（(]完[）)]
    | in|in\s+(?:bài(?:\s+viết)?|trang(?:\s+này)?|ấn|tin)|bản\s+in|print|về\s+đầu(?:\s+trang)?|lên\s+(?:đầu\s+)?(?:top|đầu\s+trang)|(?:quay\s+lại|trở\s+(?:về|lại|lên))(?:\s+(?:đầu\s+trang|trang\s+(?:trước|chủ)))?|trang\s+chủ
    | (?:mặc\s+định\s+)?cỡ\s+chữ(?:\s+(?:a|\+|-|aa?\+?|mặc\s+định))*|a[-+]|a\s*[-+]?\s*a\s*[-+]?|phóng\s+to|thu\s+nhỏ|nghe\s+(?:đọc\s+)?bài(?:\s+(?:viết|báo))?[\s\d:/.x]*
    | (?:ads?\s*)?quảng\s+cáo|advertisements?|ads?|anzeige|werbung|publicidade?|publicité|pubblicità|\[?\s*quảng\s+cáo\s*\]?
    | trả\s+lời(?:\s+hủy)?|hủy\s+trả\s+lời|leave\s+a\s+(?:reply|comment)|phản\s+hồi
    | \d+\s*(?:bình\s+luận|phản\s+hồi|ý\s+kiến|chia\s+sẻ)|[\d.,]+\s+lượt\s+(?:xem|đọc|truy\s+cập)|(?:xem|đọc|đã\s+(?:xem|đọc))\s*:?\s+[\d.,]+\s+lần|chưa\s+có\s+bình\s+luận(?:\s+nào)?
    | (?:hãy\s+)?(?:để\s+lại|viết)\s+(?:một\s+)?bình\s+luận(?:\s+của\s+bạn)?|hủy|huỷ|gửi|báo\s+lỗi|lưu\s+bài|đăng\s+ký\s+nhận\s+tin|(?:tên|họ\s+tên|email|bình\s+luận|trang\s+web|website|nội\s+dung)\s*\*|trang\s+web
    | bài\s+(?:viết\s+)?(?:trước|sau|tiếp\s+theo|kế\s+tiếp)|tin\s+(?:trước|tiếp\s+theo)|đang\s+tải|loading|rate\s+this\s+post|\d(?:[.,]\d)?/5\s*-?\s*\(\d+\s+[^()]{{1,20}}\)
    | click\s+to\s+(?:share\s+on|email|print)\s.{{1,60}}|like\s+(?:this|loading[.…]*)|(?:print|e-?mail|save)\s+(?:this|the)\s+(?:article|story|post|page)(?:\s+to\s+a\s+friend)?
    | gửi\s+bài(?:\s+viết)?(?:\s+này)?\s+(?:cho\s+bạn(?:\s+bè)?|qua\s+e-?mail)|báo\s+(?:lỗi|sai)(?:\s+(?:bài\s+viết|nội\s+dung|chính\s+tả))?|thăm\s+dò(?:\s+ý\s+kiến|\s+dư\s+luận)?|mã\s+(?:xác\s+nhận|bảo\s+(?:mật|vệ)|an\s+toàn|captcha)
    | (?:(?:facebook|fb|twitter|zalo|tweet|linkedin|pinterest|telegram|email|print|messenger|whatsapp)\b[\s,|/•]*)+
    | (?:\[|\(|-+>|\(\*\))\s*(?:xem|đọc)\s+thêm\s*[\])]?|(?:click|bấm|nhấn|kích)\s+(?:vào\s+)?đây(?:\s+để\s+(?:xem|đọc|nghe|tải)(?:\s+\S+){{0,4}})?
    | mời\s+(?:quý\s+vị|(?:quý\s+)?(?:bạn\s+đọc|độc\s+giả|khán\s+giả)|các\s+bạn)\s+(?:đón\s+)?(?:xem|đọc|theo\s+dõi)(?:\s+(?:thêm|video|clip|tiếp|chi\s+tiết|tại\s+đây|dưới\s+đây|sau\s+đây))*!?
    | mời\s+quý\s+vị\s+(?:và|cùng)\s+(?:các\s+bạn|(?:quý\s+)?(?:bạn\s+đọc|khán\s+(?:thính\s+)?giả|thính\s+giả))\s+(?:cùng\s+|đón\s+)*(?:xem|nghe|theo\s+dõi)!?
    | \d{{1,2}}:\d\d\s*/\s*\d{{1,2}}:\d\d(?:\s+[^.!?]{{0,60}})?|(?:nữ|nam)\s+miền\s+(?:bắc|nam|trung)(?:\s*[|/,]?\s*(?:nữ|nam)\s+miền\s+(?:bắc|nam|trung))*
    | bạn\s+(?:thấy|đánh\s+giá|nghĩ)\s[^.!?]{{0,30}}\bbài\s+(?:viết|báo)\s+này[^.!?]{{0,30}}\?|\d(?:[.,]\d+)?x|thích\s+điều\s+này|(?:mục\s+lục|nội\s+dung\s+bài\s+viết)
    | (?:các\s+)?trang\s*:(?:\s*\d{{1,3}})+
    | amn_res_\w+|google\s+news|\[\s*(?:show\s+(?:as\s+)?slideshow|(?:xem\s+)?trình\s+chiếu)\s*\]|(?:click|bấm|nhấn)\s+(?:để|vào\s+đây\s+để)\s+đánh\s+giá(?:\s+bài\s+viết)?|đánh\s+giá(?:\s+bài\s+viết)?|print\s+this\s+page
    ){_COUNT}""",
    re.VERBOSE,
)
# Blocks that begin so, whatever follows.
_LED = re.compile(
    r"""(?:>{1,3}|»|›|[-+*•]?\s*(?:xem|đọc)\s+thêm\s*:|(?:tin|bài)\s+liên\s+quan\s*:|mời\s+(?:quý\s+vị|bạn\s+đọc|độc\s+giả|các\s+bạn)?\s*(?:xem|đón\s+xem|đọc)\s+thêm\s*:)\s*\S
    |email\s+của\s+bạn\s+sẽ\s+không\s+được\s+hiển\s+thị
    |các\s+trường\s+bắt\s+buộc\s+được\s+đánh\s+dấu
    |(?:từ\s+kh(?:óa|oá)|tags?|thẻ)\s*:
    |(?:(?:kính\s+)?mời|đừng\s+quên|(?:quý\s+)?(?:bạn\s+đọc|độc\s+giả|khán\s+giả))\s(?:[^.!?]{0,40}\s)?(?:theo\s+dõi|tải|cài\s+đặt|đăng\s+ký|truy\s+cập|quan\s+tâm|tham\s+gia|nhấn|bấm)\s[^.!?]{0,60}\b(?:fanpage|zalo|google\s+news|facebook|youtube|tiktok|ứng\s+dụng|app)\b
    |(?:cập\s+nhật|ngày\s+đăng|đăng\s+(?:lúc|ngày)|xuất\s+bản)(?:\s+(?:lần\s+cuối|lúc|ngày))?\s*:?\s*(?:(?:thứ\s+\w+|chủ\s+nhật|ngày|lúc|gmt|[\d\s:/.,|()+h-]){1,40})(?:lượt\s+(?:xem|đọc)\s*:?\s*[\d.,]*\s*)?$
    |đường\s+dây\s+nóng\s+(?:của\s+)?(?:báo|đài|tòa\s+soạn|toà\s+soạn|ban\s+biên\s+tập|bạn\s+đọc)\b
    |[©®]\s*\S
    |theo\s+dõi\s.{1,60}\strên\s+(?:google\s+news|facebook|zalo|youtube|tiktok|fanpage)
    |(?:vui\s+lòng\s+)?(?:nhập|gõ)\s+(?:tên|email|nội\s+dung|mã|tiếng\s+việt)\b.{0,60}$
    |lưu\s+tên\s+của\s+tôi,\s+email
    |\(?adsbygoogle\s*=|googletag\.|var\s+\w+\s*=\s*|window\.\w+\s*=
    |(?:chú\s+ý\s*:\s*)?việc\s+đăng\s+lại\s+bài\s+viết\s+trên\b
    |(?:vui\s+lòng|xin|hãy)\s+đăng\s+nhập\s+(?:để|trước\s+khi)\b
    |chưa\s+có\s+(?:bình\s+luận|ý\s+kiến|phản\s+hồi|đánh\s+giá)(?:\s+nào)?(?:\s+cho\s+(?:bài|tin)(?:\s+viết)?(?:\s+này)?)?\s*(?:[.!,–-]+\s*(?:hãy|bạn|$)|$)|hãy\s+(?:là|trở\s+thành)\s+người\s+(?:đầu\s+tiên\s+)?(?:bình\s+luận|đánh\s+giá|cho\s+ý\s+kiến)
    |đăng\s+ký\s+(?:để\s+)?nhận\s+(?:bản\s+tin|tin\s+(?:mới|tức|bài)|thông\s+báo|e-?mail)\b[^.!?]{0,60}[.!]?$
    |tổng\s+(?:số\s+)?điểm\s+(?:của\s+)?bài\s+viết\b|xếp\s+hạng\s*:?\s*\d(?:[.,]\d+)?\s*-\s*\d+\s+phiếu|[★☆⭐][★☆⭐\s]*(?:\d[^.!?]{0,40})?$
    |(?:hãy\s+)?quan\s+tâm\s+(?:trang\s+)?zalo\b|mời\s+bạn\s+(?:đọc|xem)\s+thêm\s*:
    |(?:(?:đề\s+nghị|vui\s+lòng|yêu\s+cầu|xin)\s+)?(?:ghi|dẫn|trích)\s+rõ\s+nguồn\s.{0,80}\bkhi\s+(?:phát\s+hành|sử\s+dụng|trích\s+dẫn|đăng|sao\s+chép|dẫn)\b
    |(?:this|our)\s+(?:web)?site\s+uses\s+cookies\b|by\s+continuing\s+to\s+use\s+(?:this|our)\s+(?:web)?site,?\s+you\s+(?:agree|accept|consent)\b
    |podcast\s*:\s*play\s+in\s+new\s+window\b
    |(?:this\s+entry\s+was\s+posted|bài\s+(?:viết\s+)?này\s+(?:được|đã)\s+(?:đăng|viết|gửi))\s.{0,200}\b(?:rss|trackback|phản\s+hồi|filed\s+under|chuyên\s+mục|permalink|bookmark)\b
    |[*•-]?\s*(?:kính\s+)?mời\s+(?:quý\s+vị|(?:quý\s+)?(?:bạn\s+đọc|độc\s+giả|khán\s+giả)|các\s+bạn)\s+(?:(?:ghé|truy\s+cập|vào|xem)\s+){1,2}(?:(?:chuyên\s+)?mục|trang\s+(?:web|tin|báo|chủ|thông\s+tin))\s
    |(?:bình\s+chọn|đánh\s+giá)\s*:?\s*\d(?:[.,]\d+)?(?:\s*/\s*\d+)?\s*\(?\s*\d*\s*(?:lượt(?:\s+(?:bình\s+chọn|đánh\s+giá))?|phiếu|bình\s+chọn|đánh\s+giá|votes?)?\s*\)?\s*$
    |(?:(?:nội\s+dung|toàn\s+văn)[^.!?]{0,30}\s)?bài\s+viết\s+(?:này\s+)?(?:được\s+|đã\s+)*đăng(?:\s+tải)?\s+trên\s+(?:tạp\s+chí|báo|ấn\s+phẩm|số)\s
    |mọi\s+(?:ý\s+kiến|đóng\s+góp|góp\s+ý|phản\s+hồi|tin,?\s+bài)[^.!?]{0,50}\sgửi\s[^.!?]{0,40}\b(?:hộp\s+thư|tòa\s+soạn|toà\s+soạn|e-?mail|địa\s+chỉ|báo)\b
    |(?:kính\s+)?mời\s+(?:quý\s+vị|quý|bạn|độc|khán|các)\s[^.!?:]{0,30}\bxem\s+(?:thêm\s+)?(?:video|clip|phóng\s+sự)\b[^.!?]{0,60}:\s*$
    |(?:e-?mail\s*:\s*)?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+$|\.?/\.$
    |[(\[]\s*(?:(?:xem|đọc|đón\s+đọc|mời\s+đọc)\s+(?:tiếp\s+)?)?(?:bài|kỳ|phần)\s+(?:\d{1,2}|[ivx]{1,4}|cuối|sau|tới|tiếp(?:\s+theo)?)\s*[:.–-]\s[^()\[\]]{3,150}[)\]]\.?$
    |(?:đường\s+(?:dẫn|link)|liên\s+kết|link|url)(?:\s+(?:bài(?:\s+viết)?|tin|gốc))*\s*:\s*https?://\S+$
    |(?:đọc\s+[\d.]+\s+lần\s*)?sửa\s+(?:đổi\s+)?lần\s+cuối\b.{0,60}$
    |(?:link|đường\s+dẫn)\s+bài\s+gốc.{0,20}$
    |nguồn\s*:\s*https?://\S+(?:\s+copy\s+link)?$|xem\s+thêm\s[^.!?:]{0,60}:$|(?:trở\s+thành\s+người\s+đầu\s+tiên\s+)?tặng\s+sao\s
    |(?:(?:thứ\s+\w+|chủ\s+nhật|t[2-7]|cn)\b[\s,]*)?(?:(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[\s,|–-]+\d{1,2}[:h]\d\d|\d{1,2}[:h]\d\d[\s,|–-]+(?:(?:thứ\s+\w+|chủ\s+nhật)\b[\s,]*)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:\s*\(?gmt\s*\+\s*7\)?)?$
    |(?:cette\s+entrée|ce(?:t)?\s+(?:contenu|article|billet)|dieser\s+(?:beitrag|eintrag|artikel)|est[ae]\s+(?:entrada|artículo|post|artigo)|questa\s+voce|(?:dit|deze)\s+(?:bericht|entry))\s.{0,220}\b(?:permal\w+|permanente|rss|trackback|lesezeichen|favoris|bladwijzer)\b
    |\W*(?:have|got)\s+a\s+(?:news\s+)?(?:story|tip)\b[^.!?]{0,30}\?
    |bạn\s+(?:phải|cần)\s+đăng\s+nhập\s+(?:để|mới)
    |your\s+email\s+address\s+will\s+not\s+be\s+published
    |(?:(?:số\s+)?lượt\s+(?:xem|đọc|truy\s+cập)(?:\s+bài(?:\s+viết)?)?|(?:(?:post|page|total)\s+)?(?:views?|hits))\s*:?\s*[\d.,]+k?$
    |(?:posted|written|published|đăng|viết)\s+(?:by|bởi)\s[^.!?]{1,60}\b(?:on|ngày|lúc|vào)\b[^.!?]{0,40}\b(?:19|20)\d\d\b[^.!?]{0,100}$
    |(?:(?:this\s+\w+\s+was\s+)?last\s+(?:updated|modified)|zuletzt\s+(?:aktualisiert|geändert)|última\s+(?:actualización|atualização)|dernière\s+mise\s+à\s+jour|ultimo\s+aggiornamento|(?:cập\s+nhật|chỉnh\s+sửa)\s+lần\s+cuối)\b[^.!?]{0,20}\d[^!?]{0,20}\b(?:19|20)\d\d\b[^.!?]{0,60}\.?$
    |(?:play\s+in\s+new\s+window|download(?:\s+file)?)\s*\|\s*\S|subscribe\s*:\s*(?:apple|google|spotify|rss|android|itunes|email|stitcher|youtube)\b
    |\(?visited\s+[\d.,]+\s+times?\b.{0,40}$
    |bài\s+viết\s+này\s+(?:có\s+)?hữu\s+ích\b[^.!?]{0,30}\?$|(?:nhấn|bấm|nhấp|click)\s+vào\s+(?:một\s+)?(?:ngôi\s+)?sao\s+để\s+đánh\s+giá
    |(?:đánh\s+giá|điểm|xếp\s+hạng)\s+trung\s+bình\s*:?\s*[\d.,]+\s*/\s*\d|(?:chưa|không)\s+có\s+(?:đánh\s+giá|bình\s+chọn|phiếu\s+bầu|lượt)\b[^.!?]{0,30}[.!?]\s*hãy\s+là\b
    |how\s+useful\s+was\s+this\b.{0,20}$|click\s+on\s+a\s+star\b.{0,20}$|average\s+rating\b.{0,12}/.{0,40}$|no\s+votes\s+so\s+far\b
    """,
    re.VERBOSE,
)
# Titles of lists of other articles: the linked blocks under them go too.
_LIST_TITLE = re.compile(
    r"""(?:(?:(?:các|những)\s+)?(?:tin|bài|tin\s+bài|bài\s+viết)\s+(?:tiếp\s+theo|trước\s+đó|cùng\s+(?:chuyên\s+mục|chủ\s+đề)|liên\s+quan|khác|mới|cũ\s+hơn|đã\s+đưa|đọc\s+nhiều|xem\s+nhiều)
    |cùng\s+(?:chuyên\s+mục|chủ\s+đề|tác\s+giả)|(?:xem|đọc)\s+thêm|tin\s+đọc\s+nhiều|đọc\s+nhiều|có\s+thể\s+bạn\s+quan\s+tâm)\b""",
    re.VERBOSE,
)
# The words of a bar of buttons, one of which stands right beside the other.
_BUTTON = re.compile(
    r"""(?:mặc\s+định|cỡ\s+chữ|tương\s+phản|đọc\s+bài(?:\s+viết)?|đánh\s+giá|lượt\s+(?:đánh\s+giá|xem)|nghe\s+(?:audio|bài(?:\s+viết)?|đọc\s+bài|báo|podcast)|gửi\s+(?:bài|e?mail|email|bình\s+luận)|chia\s+sẻ(?:\s+(?:bài(?:\s+viết)?|tin)(?:\s+này)?)?
    |bình\s+luận|bản\s+in|in\s+(?:bài(?:\s+viết)?|trang(?:\s+này)?)|in|lưu(?:\s+bài(?:\s+viết)?|\s+tin)?|(?:nữ|nam)\s+miền\s+(?:bắc|nam|trung)|tốc\s+độ(?:\s+đọc)?
    |thích|đang\s+tải[.…]*|theo\s+dõi|quay\s+lại|trở\s+về|báo\s+lỗi|facebook|twitter|google\+?(?:\s+plus)?|link\s*hay|zing\s*me|linkedin|pinterest|telegram|whatsapp|zalo|messenger|copy(?:\s+link)?|sao\s+chép(?:\s+(?:link|liên\s+kết))?|google\s+news
    |(?:về\s+)?đầu\s+trang|trở\s+lại|đóng(?:\s+(?:cửa\s+sổ|trang))?
    |\d{1,2}:\d\d|\d(?:\.\d+)?x|\d+|a[-+]?(?![a-z]))[\s|/•·,:()\[\]+-]*""",
    re.VERBOSE,
)
_SECTION_LABEL = re.compile(
    r"(?:chuyên\s+mục|danh\s+mục|thể\s+loại|đăng\s+trong|thuộc\s+chuyên\s+mục|posted\s+in|filed\s+under|categor(?:y|ies))\s*:",
)
_LABELLED = 0.2
"""Share of a line in links behind the label of a section."""
_SHORTCODE = re.compile(r"\[/?(?:caption|gallery|video|audio|playlist|embed)\b[^\]]{0,300}\]")
_COPY = re.compile(r"\s*(?:copy\s+link|sao\s+chép\s+(?:link|liên\s+kết))\s*$", re.IGNORECASE)
_MORE = re.compile(r"(?:xem|đọc|tham\s+khảo|tìm\s+hiểu)\s+thêm\b|(?:tin|bài)\s+liên\s+quan\b")
_ALL_LINKED = 0.9
# Arrows lead to other articles where they are links; else they are bullets.
_ARROW = re.compile(r"[►▶→⇒←«‹]\s*\S")
_BESIDE = " -–—*•|~"
"""What stands before and behind the words of a label."""
_WHOLE_LENGTH = 160
_OF_TEXT = ("paragraph", "heading", "quote", "item")
_NEXT_PART = re.compile(
    r"(?:bài|kỳ|phần)\s+(?:\d{1,2}|[ivx]{1,4}|cuối|sau|tới|tiếp(?:\s+theo)?)\s*[:–-]\s.{3,140}[^.!?…:;,]"
)
_LISTED = 0.6
"""Share of a line in links, in a list of others: a date stands beside them."""
LONGEST = 350
"""Characters of the longest block that is looked at."""


def is_furniture(text: str) -> bool:
    """Say whether `text`, a whole block on one line, is page furniture and no part of an article."""
    if len(text) > LONGEST:
        return False
    text = text.lower()
    if len(text) <= _WHOLE_LENGTH:
        bare = text.strip(_BESIDE)
        if _WHOLE.fullmatch(text) or (bare != text and _WHOLE.fullmatch(bare)) or _is_bar(text):
            return True
    return _LED.match(text) is not None


def _is_bar(text: str) -> bool:
    """Say whether `text` is a row of buttons, two at least: words, not figures alone."""
    at = len(text) - len(text.lstrip("[( "))
    buttons = 0
    while at < len(text):
        found = _BUTTON.match(text, at)
        if found is None:
            return False
        buttons += not found[0][0].isdigit()
        at = found.end()
    return buttons >= 2


def strip_furniture(article: RawArticle, changes: Counter[str]) -> None:
    """Take furniture, links to other articles and left-over shortcodes out of the body."""
    kept: list[Block] = []
    listed = False
    for block in article.raw.blocks:
        text = block.text
        if block.kind in ("image", "video", "audio"):
            kept.append(block)
            continue
        if "[" in text:
            text = block.text = " ".join(_SHORTCODE.sub("", text).split())
        if len(text) <= _WHOLE_LENGTH and (button := _COPY.search(text)):
            text = block.text = text[: button.start()].rstrip()
        if not text:
            continue
        if block.kind == "related":
            listed = _LIST_TITLE.match(text.lower()) is not None
            changes["related"] += 1
            continue
        if block.kind == "caption":
            kept.append(block)
            continue
        if is_furniture(text) or _leads_elsewhere(block):
            listed = listed or _LIST_TITLE.match(text.lower()) is not None
            changes["furniture"] += 1
            continue
        if listed and block.linked > _LISTED:
            changes["related"] += 1
            continue
        listed = False
        kept.append(block)
    _drop_next_part(kept, changes)
    article.raw.blocks = kept


def _leads_elsewhere(block: Block) -> bool:
    """Say whether `block` is a link to another article or a section, by its arrow or its words."""
    text = block.text.lower()
    if block.linked > _ALL_LINKED and _MORE.match(text):
        return True
    if block.linked > _LABELLED and _SECTION_LABEL.match(text):
        return True
    return block.linked > 0.5 and _ARROW.match(text) is not None


def _drop_next_part(blocks: list[Block], changes: Counter[str]) -> None:
    """Take the title of a series' next part off the end of `blocks`: ``Kỳ cuối: Về lại làng xưa``.

    Names may stand below it.
    """
    texts = [at for at, block in enumerate(blocks) if block.kind in _OF_TEXT and block.text]
    for at in texts[-2:]:
        text = blocks[at].text
        is_next = len(text) <= _WHOLE_LENGTH and _NEXT_PART.fullmatch(text.lower()) is not None
        if (
            is_next
            and len(texts) > 2
            and all(len(blocks[one].text) < 90 for one in texts[-2:] if one > at)
        ):
            del blocks[at]
            changes["furniture"] += 1
            return
