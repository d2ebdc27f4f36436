"""Furniture leaves the body where it stands as a block of its own, never out of a sentence."""

import pytest

from crawler.article import Block, Raw, RawArticle
from pipelines import clean
from pipelines.strip_furniture import is_furniture

FURNITURE = """
0 bình luận
1.234 lượt xem
Xem 120 lần
Để lại một bình luận
Tên *
Email *
Trang web
Lưu tên của tôi, email, và trang web trong trình duyệt này cho lần bình luận kế tiếp của tôi.
Facebook Twitter Zalo
[Xem thêm]
Mời bạn đọc xem thêm tại đây
Gửi bài viết này cho bạn bè
Click to share on Facebook (Opens in new window)
Like Loading...
Like this:
Print this article
Email this story to a friend
This website uses cookies to improve your experience.
Báo lỗi bài viết
Thăm dò ý kiến
Mã xác nhận:
Vui lòng đăng nhập để gửi bình luận
Chưa có bình luận nào. Hãy là người đầu tiên!
Hãy trở thành người đầu tiên bình luận bài này
Đăng ký nhận bản tin để không bỏ lỡ tin mới
Tổng số điểm của bài viết là: 5 trong 1 đánh giá
Xếp hạng: 4.5 - 2 phiếu bầu
★★★★★ 5/5 - (2 bình chọn)
Quan tâm Zalo OA của Báo Làng để nhận tin mới nhất
Mời bạn đọc thêm: Mùa sâm Ngọc Linh
Đề nghị ghi rõ nguồn baolang.vn khi phát hành lại thông tin từ trang này
Bấm vào đây để xem
*Mời bạn đọc vào chuyên mục Quốc phòng xem các tin, bài liên quan.
Mời quý độc giả ghé vào trang thông tin của báo để xem thêm
Bình chọn: 4,5 (12 lượt)
Đánh giá 5.0 (3 lượt đánh giá)
Lên đầu Top
Nghe bài viết0:00 / 0:00
0Chia sẻ
Nguồn: https://bao.example/a-1.html Copy Link
Xem thêm những thông tin HOT tại trang:
Tặng sao 1 sao Hoặc nhập số sao
30/12/2023 - 06:30
15:44, Thứ Bảy, 28/09/2024 (GMT+7)
Sao chép thành công
Bạn đọc quan tâm Zalo Báo Kon Tum để nhận tin nhanh.
Mời quý vị độc giả xem video đang được quan tâm:
Đánh giá: 4.5/5 (2 bình chọn)
tam@baokontum.example
Mọi ý kiến đóng góp xin gửi về hộp thư: toasoan@bao.example - Đường dây nóng: 0912 000 222
Nội dung đầy đủ của bài viết được đăng tải trên Tạp chí Kinh tế số 12-2024 phát hành ngày 18/03/2024.
AMN_res_12_mid
(adsbygoogle = window.adsbygoogle || []).push({});
Theo dõi Báo Kon Tum trên
Tải ứng dụng Báo Kon Tum
5/5 - (1 bình chọn)
Đang tải...
Tập tin đính kèm
Link bài gốc Lấy link!
Đọc 532 lần Sửa lần cuối ngày Thứ sáu, 15 Tháng 8 2014 02:11
ADQuảng cáo
(Bài 2: Những cột mốc sống)
[Kỳ cuối: Về lại làng xưa].
(Hết)
（完）
Đường dẫn bài viết: http://baomau.example/kinh-te/4471.html
In trang này | Đóng cửa sổ
Bình luận
Bình luận (0)
Cùng chuyên mục
Tin liên quan
Tin liên quan:
Đọc thêm
Xem thêm
Đọc tiếp
Tin đọc nhiều
Gửi Mail tòa soạn
Từ khóa
Từ khóa: Kon Tum, nông thôn mới
Video khác
Các tin tiếp theo
Các tin trước đó
[In trang này] [Trở lại] [Đầu trang]
Click để đánh giá bài viết:
Đọc 1543 lần
Podcast: Play in new window | Download (Duration: 9:41 — 8.9MB)
Chú ý: Việc đăng lại bài viết trên ở website hoặc các phương tiện truyền thông khác mà không ghi rõ nguồn là vi phạm
Bài này được đăng vào Thứ Sáu, Tháng Sáu 18th, 2010 lúc 3:25 chiều trong chuyên mục Xã hội. Bạn có thể theo dõi qua RSS 2.0.
This entry was posted on Friday, June 18th, 2010 at 3:25 pm and is filed under News.
Chia sẻ bài viết
Chia sẻ
Theo dõi Báo Kon Tum trên google news
Theo dõi Báo Gia Lai trên Google News
Tải ứng dụng
Đọc báo in
Lượt truy cập
Lượt xem: 1.234
In
Về đầu
Lên top
Mặc định Cỡ chữ
Cỡ chữ: A- A A+ Tương phản Đọc bài viết
Đánh giá: Lượt đánh giá: 0 | Lượt xem: 127
>> Kon Tum: Khai mạc hội nghị
Xem thêm: Khai mạc hội nghị
Đọc thêm: Hội nghị đã bế mạc
Trả lời
Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *
Email của bạn sẽ không được hiển thị công khai.
Quảng cáo
Facebook
214 Shares
3.4k shares
Ad
Teilen
(Visited 1,023 times, 1 visits today)
Post Views: 3.406
Bài viết này hữu ích như thế nào?
Nhấn vào ngôi sao để đánh giá!
Đánh giá trung bình 4.8 / 5. Số phiếu: 21
Chưa có đánh giá! Hãy là người đầu tiên đánh giá bài viết này.
[Show slideshow]
0 Likes
Mời quý vị và các bạn theo dõi!
• Have a story? Email news@mail.example
Commenti Facebook
""".strip().splitlines()
TEXT = """
Bài viết này hữu ích với bà con trồng cà phê ở huyện Đăk Hà.
Đánh giá trung bình mỗi hộ thu 40 triệu đồng.
Chưa có đánh giá nào về thiệt hại.
Mời quý vị và các bạn về thăm quê hương.
He visited 12 times in a year.
The shares of the company fell.
Tải ứng dụng VNeID về máy, bà con làm theo hướng dẫn.
Theo dõi mưa lũ trên sông Pô Kô
Bình luận viên
Bài viết này được gửi đến cuộc thi viết về biển đảo quê hương.
Việc đăng lại bài viết cũ được nhiều bạn trẻ hưởng ứng.
Đọc 10 lần vẫn thấy hay, em Y Na nói.
Gửi gắm niềm tin
→ Kết quả: tăng 5%
Mời bạn đọc sách ở thư viện
Báo lỗi do đâu, ai chịu trách nhiệm?
Like this man, many have left the village.
Print this page of history in your minds, said the mayor.
Thăm dò ý kiến cử tri trước kỳ họp
Gửi bài dự thi về Ban tổ chức trước ngày 30/4.
Đăng ký nhận nuôi 20 trẻ mồ côi
Quan tâm đời sống công nhân
Hãy đăng nhập trang của Sở và tra điểm thi.
Chưa có bình luận nào từ phía nhà trường về vụ việc.
Tổng điểm ba môn là 27,5.
Mời các bạn vào trang trại hái dâu.
Đánh giá 5 năm thực hiện nghị quyết
Ngày 22/4/2024
22/4/2024, 8h30: đoàn xuất phát.
Mọi ý kiến đều thống nhất phương án trên.
Bài viết được đăng trên mạng xã hội khiến nhiều người hiểu sai.
Bình chọn 10 sự kiện tiêu biểu
Bài trước mắt cần làm
In ấn tài liệu tuyên truyền
Bình luận về kết quả trên, ông Lê Văn Hòa cho rằng đây là bước tiến.
Chia sẻ bài viết về tấm gương người tốt, bà Y Lan xúc động.
Xem thêm phim là cách học tiếng của nhiều bạn trẻ.
Thẻ bảo hiểm y tế được cấp cho 300 hộ.
Inox
Từ khóa được tìm nhiều nhất là “sâm Ngọc Linh”.
Theo dõi sát diễn biến thời tiết trên địa bàn tỉnh.
Tin liên quan đến vụ việc đang được xác minh.
Trả lời phỏng vấn của phóng viên, ông A Thút nói:
Chi tiết máy
Email của cơ quan đã đổi.
""".strip().splitlines()
STORY = "Sáng 19/12, tại thành phố Kon Tum, hội nghị đã khai mạc với sự tham dự của các đại biểu."


def _clean(*blocks: Block) -> list[str]:
    return clean(
        RawArticle(
            id="kontumtv:1",
            url="https://kontumtv.vn/a",
            canonical_url="https://kontumtv.vn/a",
            outlet="kontumtv",
            title="Hội nghị",
            raw=Raw(blocks=list(blocks)),
        )
    ).paragraphs


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture_is_told(text: str) -> None:
    assert is_furniture(text)
    assert _clean(
        Block("paragraph", STORY), Block("paragraph", text), Block("paragraph", STORY + " Tiếp.")
    ) == [STORY, STORY + " Tiếp."]


@pytest.mark.parametrize("text", TEXT)
def test_text_is_told_from_it(text: str) -> None:
    assert not is_furniture(text)


def test_links_to_other_articles_go_with_the_title_of_their_list() -> None:
    assert _clean(
        Block("paragraph", STORY),
        Block("heading", "Tin liên quan"),
        Block("item", "Khai mạc hội thi cồng chiêng", linked=1.0),
        Block("item", "Mùa sâm Ngọc Linh", linked=1.0),
        Block("paragraph", STORY + " Tiếp."),
        Block("related", "Nông dân Đăk Hà vào vụ"),
    ) == [STORY, STORY + " Tiếp."]


@pytest.mark.parametrize("label", ["Chuyên mục: Kinh tế", "Đăng trong: Kinh tế"])
def test_the_label_of_a_section_is_furniture_where_it_leads_there(label: str) -> None:
    linked = Block("paragraph", label, linked=0.4)
    assert _clean(Block("paragraph", STORY), linked) == [STORY]
    assert _clean(Block("paragraph", STORY), Block("paragraph", label + " và cái bẫy")) != [STORY]


def test_an_arrow_that_is_a_link_leads_elsewhere() -> None:
    assert _clean(
        Block("paragraph", STORY),
        Block("paragraph", "← Đăk Hà được mùa cà phê", linked=0.9),
        Block("paragraph", "► Khai mạc hội thi cồng chiêng", linked=1.0),
        Block("paragraph", "► Mục tiêu: giảm nghèo"),
    ) == [STORY, "► Mục tiêu: giảm nghèo"]


def test_a_linked_line_that_says_so_leads_elsewhere() -> None:
    blocks = [Block("paragraph", STORY), Block("heading", "Xem thêm Gỗ rừng lên ngôi", linked=1.0)]
    assert _clean(*blocks) == [STORY]


def test_a_button_leaves_the_end_of_its_line() -> None:
    blocks = [Block("paragraph", STORY), Block("paragraph", "Theo Báo Mẫu Copy link")]
    assert _clean(*blocks) == [STORY]


def test_left_over_shortcodes_go() -> None:
    assert _clean(
        Block("paragraph", '[gallery ids="1,2"]'),
        Block("paragraph", f'[caption id="a"]{STORY}[/caption]'),
    ) == [STORY]
