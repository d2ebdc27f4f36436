"""What the newsroom writes with: sentences of our own about invented people and events.

Braces stand for what `newsroom.Words` fills in: `{xa}` and `{huyen}` a commune and a district,
`{thon}` a village, `{nguoi}` a person with office, `{dan}` a villager, `{so}` and `{so2}`
numbers, `{ha}` an area, `{tien}` a sum, `{nam}` the year, `{thang}` a month, `{buoi}` and
`{ngay}` part of the day and date of the event.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """Sentences that go together: they may follow one another in any order within their kind."""

    section: tuple[str, ...]
    titles: tuple[str, ...]
    openings: tuple[str, ...]
    middles: tuple[str, ...]
    speeches: tuple[str, ...]
    closings: tuple[str, ...]
    captions: tuple[str, ...]
    tags: tuple[str, ...]


NEWS = "Tin tức=tin-tuc"

TOPICS = (
    Topic(
        (NEWS, "Chính trị=chinh-tri"),
        (
            "{huyen} sơ kết công tác xây dựng Đảng quý {quy}",
            "Hội đồng nhân dân {huyen} họp phiên thường kỳ tháng {thang}",
            "Lãnh đạo tỉnh làm việc với cán bộ {xa}",
            "{huyen} gặp mặt {so} đảng viên cao tuổi",
        ),
        (
            "{buoi} {ngay}, Huyện ủy {huyen} tổ chức hội nghị sơ kết công tác xây dựng Đảng với sự có mặt của {so} đại biểu đến từ các chi bộ, đảng bộ cơ sở.",
            "{buoi} {ngay}, đoàn công tác của tỉnh do {nguoi} dẫn đầu đã có buổi làm việc với cấp ủy, chính quyền {xa} về tình hình phát triển kinh tế - xã hội của địa phương.",
            "{buoi} {ngay}, tại hội trường Ủy ban nhân dân {huyen}, các đại biểu Hội đồng nhân dân đã thảo luận nhiều nội dung liên quan đến đời sống của người dân.",
        ),
        (
            "Theo báo cáo, từ đầu năm đến nay toàn huyện đã kết nạp {so} đảng viên mới, trong đó hơn một nửa là người dân tộc thiểu số.",
            "Các chi bộ thôn, làng duy trì sinh hoạt đều đặn, nội dung bám sát những việc mà người dân đang quan tâm.",
            "Tại buổi làm việc, nhiều ý kiến đề nghị tỉnh sớm bố trí vốn sửa chữa tuyến đường nối {xa} với trung tâm huyện.",
            "Đại biểu cũng thẳng thắn chỉ ra một số hạn chế như việc tự phê bình ở vài nơi còn hình thức, công tác quy hoạch cán bộ trẻ chưa được chú trọng đúng mức.",
            "Trong {so} ý kiến cử tri gửi đến kỳ họp, có {so2} ý kiến đã được các ngành trả lời bằng văn bản.",
            "Cấp ủy các xã đã phân công từng ủy viên phụ trách thôn, mỗi tháng ít nhất hai lần xuống cơ sở nắm tình hình.",
        ),
        (
            'Phát biểu tại hội nghị, {nguoi} nhấn mạnh: "Việc gì có lợi cho dân thì phải làm ngay, làm đến nơi đến chốn, không để bà con chờ đợi."',
            "Kết luận buổi làm việc, {nguoi} yêu cầu các địa phương rà soát lại từng chỉ tiêu, chỉ tiêu nào đạt thấp phải nói rõ nguyên nhân và người chịu trách nhiệm.",
            "Thay mặt cấp ủy địa phương, {nguoi} tiếp thu các ý kiến đóng góp và hứa sẽ cụ thể hóa thành chương trình hành động trong quý tới.",
        ),
        (
            "Dịp này, {so2} tập thể và cá nhân có thành tích tiêu biểu đã được tặng giấy khen.",
            "Hội nghị cũng thống nhất những nhiệm vụ trọng tâm từ nay đến cuối năm {nam}.",
        ),
        (
            "Quang cảnh hội nghị",
            "Các đại biểu biểu quyết thông qua nghị quyết",
            "Đoàn công tác trao đổi với cán bộ xã",
        ),
        ("xây dựng Đảng", "Hội đồng nhân dân", "Phòng, chống tham nhũng"),
    ),
    Topic(
        (NEWS, "Kinh tế=kinh-te"),
        (
            "Người trồng cà phê {xa} phấn khởi vì được mùa",
            "{huyen} mở rộng diện tích cây ăn quả lên {ha}",
            "Giá mì ở {huyen} giảm, nông dân gặp khó",
            "Làm giàu từ {so} gốc bời lời ở {thon}",
        ),
        (
            "Những ngày này, về {xa}, huyện {huyen}, đi đâu cũng gặp không khí tất bật của bà con đang vào mùa thu hoạch.",
            "Từ một xã thuần nông, vài năm trở lại đây {xa} đã hình thành được vùng cây công nghiệp rộng {ha}, mang lại thu nhập ổn định cho hàng trăm hộ dân.",
            "{buoi} {ngay}, ngành nông nghiệp {huyen} tổ chức hội thảo đầu bờ đánh giá kết quả mô hình thâm canh trên diện tích {ha}.",
        ),
        (
            "Gia đình {dan} ở {thon} có hơn hai héc ta cà phê, năm nay ước thu khoảng {tien}, cao hơn năm ngoái gần một phần ba.",
            "Để có đủ nước tưới trong mùa khô, bà con góp công đào {so2} ao chứa và nạo vét lại toàn bộ hệ thống mương dẫn.",
            "Theo thống kê của xã, hiện có {so} hộ tham gia liên kết với doanh nghiệp, sản phẩm làm ra được bao tiêu với giá không thấp hơn giá thị trường.",
            "Khó khăn lớn nhất hiện nay là đường vào khu sản xuất lầy lội, thương lái không đưa được xe vào tận rẫy nên thường ép giá.",
            "Ngân hàng chính sách đã giải ngân {tien} cho các hộ nghèo vay mua giống, phân bón với lãi suất ưu đãi.",
            "Cán bộ khuyến nông hướng dẫn bà con cắt tỉa cành, bón phân cân đối và ghi chép nhật ký chăm sóc cho từng lô cây.",
        ),
        (
            '{dan} chia sẻ: "Trước đây nhà tôi chỉ biết trồng mì, đất bạc màu dần. Từ ngày chuyển sang cà phê, con cái được đi học đầy đủ."',
            "Trao đổi với phóng viên, {nguoi} cho biết địa phương sẽ không chạy theo diện tích mà tập trung nâng chất lượng vườn cây hiện có.",
            "{nguoi} khuyến cáo bà con không ồ ạt phá bỏ cây trồng cũ khi chưa tìm hiểu kỹ thị trường.",
        ),
        (
            "Với cách làm ấy, {xa} phấn đấu đến cuối năm {nam} giảm số hộ nghèo xuống dưới {so2} hộ.",
            "Tin rằng với sự cần cù của người dân, cuộc sống ở {thon} sẽ còn nhiều đổi thay.",
        ),
        (
            "Bà con {thon} thu hoạch cà phê",
            "Vườn cây của gia đình {dan}",
            "Mô hình thâm canh tại {xa}",
        ),
        ("cà phê", "giảm nghèo", "nông thôn mới"),
    ),
    Topic(
        (NEWS, "Xã hội=xa-hoi"),
        (
            "Trao {so} suất quà cho hộ nghèo {xa}",
            "Bàn giao nhà tình nghĩa cho {dan}",
            "{xa} khắc phục hậu quả mưa lũ",
            "Nắng nóng kéo dài, {so} hộ dân {xa} thiếu nước sinh hoạt",
        ),
        (
            "{buoi} {ngay}, Hội Chữ thập đỏ {huyen} phối hợp với các nhà hảo tâm đến thăm và trao {so} suất quà cho các hộ có hoàn cảnh khó khăn tại {xa}.",
            "Mưa lớn liên tục trong ba ngày qua đã làm nhiều tuyến đường ở {xa} sạt lở, {so2} hộ dân phải di dời đến nơi an toàn.",
            "Đã hơn một tháng nay, người dân {thon} phải đi bộ gần hai cây số để lấy nước về dùng.",
        ),
        (
            "Mỗi suất quà gồm gạo, dầu ăn, chăn ấm và tiền mặt, tổng trị giá đợt này là {tien}.",
            "Ngay trong đêm, lực lượng dân quân cùng công an xã đã giúp bà con đưa người già, trẻ nhỏ và tài sản lên nhà rông của làng.",
            "Theo thống kê ban đầu, có {ha} hoa màu bị ngập, thiệt hại ước tính hơn {tien}.",
            "Căn nhà rộng bốn mươi mét vuông được dựng lên từ {tien} do các đơn vị đóng góp và hàng chục ngày công của đoàn viên thanh niên.",
            "Chính quyền xã đã điều động xe bồn chở nước đến từng điểm dân cư, mỗi hộ được cấp hai trăm lít cho ba ngày.",
            "Trưởng {thon} đến từng nhà vận động bà con sử dụng nước tiết kiệm và cùng nhau sửa lại đường ống dẫn nước từ đầu nguồn.",
        ),
        (
            'Nhận phần quà trên tay, {dan} xúc động nói: "Có thêm tấm chăn, mùa đông này mấy đứa nhỏ đỡ lạnh rồi."',
            "{nguoi} cho biết địa phương đã báo cáo lên cấp trên và đề nghị hỗ trợ khẩn cấp để sớm thông đường.",
            "Theo {nguoi}, về lâu dài huyện sẽ đầu tư thêm một công trình cấp nước tập trung cho {so2} thôn trong vùng.",
        ),
        (
            "Đến chiều cùng ngày, giao thông qua khu vực đã cơ bản trở lại bình thường.",
            "Hoạt động này sẽ còn được duy trì tại các xã vùng sâu khác trong tháng {thang} tới.",
        ),
        (
            "Trao quà cho bà con {xa}",
            "Đoạn đường bị sạt lở tại {xa}",
            "Người dân {thon} lấy nước về sinh hoạt",
        ),
        ("an sinh xã hội", "Phòng, chống thiên tai", "nhà tình nghĩa"),
    ),
    Topic(
        (NEWS, "Giáo dục=giao-duc"),
        (
            "Học sinh {xa} đến trường sau kỳ nghỉ lễ",
            "Khánh thành điểm trường mầm non ở {thon}",
            "{so} học sinh {huyen} nhận học bổng",
            "Thầy cô vượt suối vận động học trò trở lại lớp",
        ),
        (
            "{buoi} {ngay}, trong tiếng trống rộn ràng, {so} học sinh trường tiểu học {xa} bước vào ngày học đầu tiên với sách vở mới.",
            "Điểm trường ở {thon} vừa được đưa vào sử dụng sau bốn tháng thi công, chấm dứt cảnh cô trò phải học nhờ nhà rông.",
            "Cứ sau mỗi mùa rẫy, các thầy cô giáo ở {xa} lại chia nhau xuống từng làng để vận động học sinh ra lớp.",
        ),
        (
            "Trường hiện có {so} học sinh, trong đó phần lớn là con em người Xơ Đăng và Giẻ Triêng.",
            "Công trình gồm hai phòng học, một bếp ăn và sân chơi có mái che, tổng kinh phí {tien}.",
            "Nhờ bữa cơm bán trú do phụ huynh và nhà trường cùng góp, tỷ lệ chuyên cần đã tăng lên trên chín mươi phần trăm.",
            "Có những em nhà cách trường hơn mười cây số, mùa mưa nước suối lên cao phải ở lại trường cả tuần.",
            "Ngoài học bổng, các em còn được tặng xe đạp và áo ấm để yên tâm đến lớp.",
            "Phòng Giáo dục và Đào tạo đã điều chuyển thêm {so2} giáo viên về các trường còn thiếu.",
        ),
        (
            'Cô giáo chủ nhiệm lớp ghép ở {thon} kể: "Có hôm đi từ bốn giờ sáng, đến nơi trời vừa hửng, thấy các em chạy ra đón là quên hết mệt."',
            "{nguoi} mong muốn các em luôn nỗ lực học tập, sau này trở về xây dựng buôn làng.",
            "Theo {nguoi}, năm học này huyện ưu tiên xóa phòng học tạm ở các xã vùng ba.",
        ),
        (
            "Năm học {nam}, toàn huyện phấn đấu không còn học sinh bỏ học giữa chừng.",
            "Tiếng đọc bài lại vang lên giữa núi rừng, báo hiệu một năm học nhiều hy vọng.",
        ),
        (
            "Cô trò điểm trường {thon}",
            "Học sinh {xa} trong ngày tựu trường",
            "Trao học bổng cho học sinh nghèo",
        ),
        ("giáo dục", "khuyến học", "vùng sâu"),
    ),
    Topic(
        (NEWS, "Y tế=y-te"),
        (
            "Khám bệnh, cấp thuốc miễn phí cho {so} người dân {xa}",
            "{huyen} chủ động phòng bệnh sốt xuất huyết",
            "Trạm y tế {xa} đạt chuẩn quốc gia",
        ),
        (
            "{buoi} {ngay}, đoàn y, bác sĩ tình nguyện đã khám bệnh, tư vấn sức khỏe và cấp thuốc miễn phí cho {so} người dân ở {xa}.",
            "Trước diễn biến phức tạp của bệnh sốt xuất huyết, ngành y tế {huyen} đã triển khai nhiều biện pháp phòng bệnh ngay từ đầu mùa mưa.",
        ),
        (
            "Từ đầu năm đến nay, trên địa bàn ghi nhận {so2} ca mắc, chưa có trường hợp tử vong.",
            "Nhân viên y tế thôn cùng các hộ dân lật úp dụng cụ chứa nước, phát quang bụi rậm và thả cá diệt bọ gậy.",
            "Người dân được đo huyết áp, siêu âm, khám mắt và hướng dẫn cách chăm sóc trẻ suy dinh dưỡng tại nhà.",
            "Trạm hiện có một bác sĩ, hai y sĩ và một nữ hộ sinh, đáp ứng nhu cầu khám, chữa bệnh ban đầu của gần {so} hộ.",
            "Kinh phí mua thuốc và vật tư khoảng {tien}, do một số doanh nghiệp trên địa bàn tài trợ.",
        ),
        (
            'Bác sĩ phụ trách trạm cho biết: "Bà con đã quen đến trạm khi đau ốm, không còn cúng bái như trước nữa."',
            "{nguoi} đề nghị các xã không chủ quan, phát hiện ổ dịch nhỏ là phải xử lý ngay.",
        ),
        (
            "Sau đợt này, đoàn sẽ tiếp tục đến {so2} thôn còn lại của xã.",
            "Ngành y tế khuyến cáo người dân ngủ màn kể cả ban ngày và đến cơ sở y tế khi sốt cao liên tục.",
        ),
        ("Bác sĩ khám bệnh cho người dân {thon}", "Phun hóa chất diệt muỗi tại {xa}"),
        ("y tế", "Phòng, chống dịch bệnh"),
    ),
    Topic(
        (NEWS, "Văn hóa=van-hoa"),
        (
            "Rộn ràng lễ mừng lúa mới ở {thon}",
            "{huyen} khai mạc hội thi cồng chiêng lần thứ {thu}",
            "Giữ lửa nghề dệt ở {xa}",
            "Phục dựng nhà rông {thon}",
        ),
        (
            "{buoi} {ngay}, dân làng {thon} quây quần bên mái nhà rông để mừng hạt lúa mới sau một năm lao động vất vả.",
            "Hội thi cồng chiêng huyện {huyen} vừa khai mạc với sự tham gia của {so2} đội nghệ nhân đến từ các xã trong huyện.",
            "Giữa cái nắng cuối mùa khô, tiếng khung cửi vẫn đều đều vang lên dưới những nếp nhà sàn ở {xa}.",
        ),
        (
            "Già làng đổ ghè rượu cần đầu tiên, khấn mời thần linh về chứng giám rồi mới mời khách quý cùng uống.",
            "Các nghệ nhân trình diễn những bài chiêng cổ, xen lẫn điệu xoang uyển chuyển của thiếu nữ trong trang phục thổ cẩm.",
            "Muốn dệt xong một tấm thổ cẩm, người phụ nữ phải mất gần một tháng, từ khâu se sợi, nhuộm màu đến tạo hoa văn.",
            "Nhà rông mới cao mười tám mét, lợp tranh, hoàn toàn dựng bằng công sức và vật liệu do {so} hộ trong làng góp lại.",
            "Lớp truyền dạy cồng chiêng mở vào tối thứ bảy hằng tuần, thu hút {so2} thanh thiếu niên theo học.",
            "Bên cạnh phần lễ, phần hội diễn ra sôi nổi với các trò chơi đẩy gậy, kéo co, bắn nỏ.",
        ),
        (
            '{dan}, một nghệ nhân trong làng, tâm sự: "Chiêng còn thì làng còn, mình phải dạy cho con cháu khi tay còn gõ được."',
            "{nguoi} đánh giá cao nỗ lực của bà con trong việc gìn giữ vốn quý của cha ông.",
        ),
        (
            "Đêm hội khép lại khi sương đã xuống dày, nhưng tiếng chiêng dường như vẫn còn ngân mãi.",
            "Đây cũng là dịp quảng bá hình ảnh vùng đất và con người {huyen} đến với du khách gần xa.",
        ),
        (
            "Nghệ nhân {thon} biểu diễn cồng chiêng",
            "Phụ nữ {xa} bên khung dệt",
            "Nhà rông mới của {thon}",
        ),
        ("cồng chiêng", "lễ hội", "văn hóa dân gian"),
    ),
    Topic(
        (NEWS, "Pháp luật=phap-luat"),
        (
            "Bắt giữ {so2} đối tượng khai thác gỗ trái phép tại {xa}",
            "Tai nạn giao thông ở {huyen}, {nho} người bị thương",
            "{huyen} ra quân bảo đảm trật tự an toàn giao thông",
            "Cảnh giác với thủ đoạn lừa đảo qua điện thoại",
        ),
        (
            "Khoảng 21 giờ {ngay}, trên tuyến tỉnh lộ qua địa phận {xa} đã xảy ra vụ va chạm giữa xe tải và xe mô tô khiến {nho} người bị thương.",
            "{buoi} {ngay}, Hạt Kiểm lâm {huyen} phối hợp với công an xã tuần tra và phát hiện một nhóm người đang cưa hạ cây trong rừng phòng hộ.",
            "Thời gian gần đây, trên địa bàn {huyen} xuất hiện nhiều cuộc gọi tự xưng là cán bộ nhà nước để yêu cầu người dân chuyển tiền.",
        ),
        (
            "Tại hiện trường, lực lượng chức năng thu giữ {so2} lóng gỗ, hai máy cưa và một xe độ chế.",
            "Các nạn nhân được người dân đưa đi cấp cứu tại bệnh viện huyện, hiện sức khỏe đã ổn định.",
            "Bước đầu, các đối tượng khai nhận được thuê chở gỗ ra khỏi rừng với tiền công mỗi chuyến vài trăm nghìn đồng.",
            "Trong tháng cao điểm, lực lượng cảnh sát giao thông đã lập biên bản {so} trường hợp vi phạm, phạt tiền {tien}.",
            "Chỉ trong một tuần, có {nho} người trên địa bàn suýt mất tiền vì tin theo lời kẻ gian.",
        ),
        (
            "{nguoi} đề nghị bà con khi nhận được cuộc gọi lạ cần bình tĩnh, tuyệt đối không cung cấp mã xác thực cho bất kỳ ai.",
            'Một cán bộ điều tra cho hay: "Chúng tôi đang mở rộng vụ việc để làm rõ người đứng sau."',
        ),
        (
            "Vụ việc đang được cơ quan chức năng tiếp tục điều tra, làm rõ.",
            "Hồ sơ đã được chuyển đến cơ quan điều tra để xử lý theo quy định.",
        ),
        (
            "Hiện trường vụ việc",
            "Số gỗ bị thu giữ tại {xa}",
            "Lực lượng chức năng kiểm tra phương tiện",
        ),
        ("an toàn giao thông", "bảo vệ rừng", "Phòng, chống tội phạm"),
    ),
    Topic(
        ("Thể thao=the-thao",),
        (
            "{huyen} vô địch giải bóng chuyền các dân tộc thiểu số",
            "{so} vận động viên dự giải việt dã {huyen}",
            "Khởi tranh giải bóng đá thiếu niên hè {nam}",
        ),
        (
            "{buoi} {ngay}, tại sân vận động {huyen}, giải đấu chính thức khởi tranh với sự góp mặt của {so} vận động viên.",
            "Sau ba ngày tranh tài sôi nổi, đội {huyen} đã xuất sắc giành ngôi vô địch giải bóng chuyền năm nay.",
        ),
        (
            "Trận chung kết diễn ra kịch tính ngay từ những phút đầu khi hai đội liên tục rượt đuổi tỷ số.",
            "Ở nội dung cá nhân, {dan} về đích đầu tiên, bỏ xa người thứ hai gần một trăm mét.",
            "Hàng trăm khán giả đến từ các xã lân cận đã đội nắng cổ vũ cho đội nhà.",
            "Ban tổ chức trao {so2} bộ huy chương cùng tiền thưởng cho các tập thể, cá nhân đạt thành tích cao.",
            "Các đội thi đấu vòng tròn một lượt, chọn bốn đội có điểm cao nhất vào bán kết.",
        ),
        (
            'Huấn luyện viên đội thắng cuộc nói: "Các em tập luyện trên sân đất suốt mùa hè, kết quả này rất xứng đáng."',
            "{nguoi} cho rằng phong trào thể thao ở cơ sở đã có bước chuyển rõ rệt.",
        ),
        (
            "Giải đấu là sân chơi bổ ích, góp phần rèn luyện sức khỏe và thắt chặt tình đoàn kết giữa các dân tộc.",
            "Lễ bế mạc dự kiến diễn ra vào cuối tháng {thang}.",
        ),
        ("Một pha tranh bóng trong trận chung kết", "Ban tổ chức trao cờ lưu niệm cho các đội"),
        ("bóng đá", "thể thao phong trào"),
    ),
)

NOTICE_TITLES = (
    "Thông báo lịch cắt điện khu vực {xa}",
    "Thời tiết các khu vực trong tỉnh ngày {ngay}",
    "Chương trình phát thanh địa phương ngày {ngay}",
)

HEADINGS = (
    "Những kết quả bước đầu",
    "Còn đó nhiều khó khăn",
    "Cách làm hay từ cơ sở",
    "Nhiệm vụ trong thời gian tới",
    "Chuyện ở làng",
)

LIST_OPENING = "Thời gian tới, địa phương tập trung vào các việc sau:"
LIST_ITEMS = (
    "Rà soát, bổ sung danh sách các hộ cần hỗ trợ",
    "Tu sửa {so2} công trình đã xuống cấp",
    "Tuyên truyền bằng tiếng phổ thông và tiếng địa phương",
    "Kiểm tra, nhắc nhở các đơn vị chậm tiến độ",
    "Báo cáo kết quả trước ngày 25 hằng tháng",
)

TABLE_HEAD = ("Địa phương", "Số hộ", "Diện tích (ha)")

VERSES = (
    "Ai về thăm lại làng xưa, nghe chiêng gọi bạn, nghe mưa gọi rừng.",
    "Uống ngụm nước đầu nguồn, nhớ người đi mở lối.",
    "Rừng còn thì suối còn trong, người còn giữ rẫy thì lòng còn vui.",
)

COMMENTS = (
    "Bài viết rất hay, mong đài có thêm nhiều tin như thế này.",
    "Đường vào làng tôi cũng hỏng lâu rồi, mong được quan tâm.",
    "Cảm ơn phóng viên đã phản ánh.",
    "Cho tôi hỏi bao giờ thì làm đoạn còn lại ạ?",
)

COMMUNES = (
    "xã Đăk Ui", "xã Ngọk Réo", "xã Đăk Pxi", "xã Ya Xiêr", "xã Rờ Kơi", "xã Măng Ri",
    "xã Đăk Long", "xã Sa Loong", "xã Pô Kô", "xã Đăk Kôi", "xã Hiếu", "xã Mô Rai",
)  # fmt: skip
DISTRICTS = (
    "Đăk Hà",
    "Đăk Tô",
    "Ngọc Hồi",
    "Sa Thầy",
    "Kon Rẫy",
    "Kon Plông",
    "Tu Mơ Rông",
    "Đăk Glei",
)
VILLAGES = (
    "thôn Kon Hra", "làng Đăk Mế", "thôn Kon Gu", "làng Plei Rơ Wăk", "thôn Măng Rương",
    "làng Kon Chênh", "thôn Đăk Wấk", "làng Lung Leng", "thôn Tê Xô", "làng Bar Gốc",
)  # fmt: skip
OFFICES = (
    "Phó Bí thư Huyện ủy", "Chủ tịch Ủy ban nhân dân huyện", "Phó Chủ tịch Hội đồng nhân dân huyện",
    "Trưởng phòng Nông nghiệp", "Chủ tịch Mặt trận Tổ quốc huyện", "Bí thư Đảng ủy xã",
)  # fmt: skip
FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô")
MIDDLE_NAMES = ("Văn", "Quốc", "Minh", "Đình", "Thị Thu", "Thị Kim", "Hữu", "Xuân")
GIVEN_NAMES = ("Khải", "Tường", "Lộc", "Nghĩa", "Hạnh", "Phước", "Duyên", "Thạch", "Vinh", "Hòa")
VILLAGERS = (
    "anh A Nhĩ", "chị Y Blêu", "già A Bưu", "ông A Thiêng", "bà Y Ngởi", "anh Ksor Blin",
    "chị Rơ Châm H’Lan", "ông Trần Đình Tứ", "anh Lê Hữu Cận", "bà Nguyễn Thị Mót",
)  # fmt: skip

PEN_NAMES = (
    "Mai Lĩnh", "Tùng Châu", "Hoài Sa", "Thế Quyền", "Bích Lam", "Đăng Khuê", "Trọng Nhân",
    "Lệ Xuân", "Hữu Toản", "Phương Duy", "Kim Thoa", "Anh Tuyển", "Viết Sơn", "Nhật Hạ",
    "A Plơi", "Y Sen", "Y Nghen", "A Dũng", "Rơ Châm H’Bảo", "Ksor H’Nuê", "Nguyễn Thành Lũy",
)  # fmt: skip

MINORITY_WORDS = {
    "Ba Na=ba-na": "bơngai pơlei kon hơtă ƀok đe akŏ̆p jơnei hnam rông chŏng kiơ̆ kơplăh gơnơm tơdrong pơm jang kư̆m hơdăh pơgơ̆r teh đak ƀă sơ̆ năr kơ̆ đei ŭnh hăm mŏ̆ng",
    "Gia Rai=gia-rai": "mơnuih ƀôn sang ƀing ta hơdôm čư̆ čar rơngiă bruă mơnơ̆ng plơi ngă kiăng kơ hrơi anai tơlơi dưi hơmâo pơtrut ănih glăk jing ƀơ̆i yua mrô̆ čih",
    "Ê Đê=e-de": "mnuih ƀuôn sang hlăm čar brei klei mâo hruê mă bruă ngă jing leh anăn phung ƀing êđê klei čih drei mrô̆ ƀrư̆ êa hma kdlưn čhar đru thâo",
}
"""Words for the posts in the languages of the highlands. They are strung together, not composed:
they have those languages' letters and no Vietnamese grammar, which is what a reader must keep."""
