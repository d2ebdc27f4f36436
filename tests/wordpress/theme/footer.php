	</div>
	<div id="cot-phai">
		<?php tinbao_list( 'Tin đọc nhiều', 'khoi-doc-nhieu', array( 'orderby' => 'comment_count' ) ); ?>
		<?php tinbao_list( 'Tin mới cập nhật', 'khoi-tin-moi', array() ); ?>
		<div class="khoi-lich"><h4>Lịch phát sóng</h4><p>05:30 Thời sự sáng</p><p>19:45 Thời sự tối</p></div>
		<div class="khoi-dem"><p>Đang trực tuyến: 37</p><p>Lượt truy cập: 4.318.205</p></div>
	</div>
	<div id="chan-trang">
		<p><b><?php bloginfo( 'name' ); ?></b></p>
		<p>Giấy phép thiết lập trang thông tin điện tử số 17/GP-TTĐT cấp ngày 01/02/2013</p>
		<p>Địa chỉ: Tổ 4, phường Trung tâm. Điện thoại: (060) 3000 000. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p>
		<p><a href="#khung">Về đầu trang</a></p>
	</div>
</div>
<?php wp_footer(); ?>
</body>
</html>
